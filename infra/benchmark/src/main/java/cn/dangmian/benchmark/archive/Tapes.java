package cn.dangmian.benchmark.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a media server has written of one seat, once for each length; a talk links them into its spool. */
public record Tapes(Path folder, Instant from) {

    private static final int BUFFER = 1 << 20;

    public static Tapes write(Path folder, Instant from, Duration longest, Duration shortest)
            throws IOException, InterruptedException {
        var tapes = new Tapes(Files.createDirectories(folder), from);
        var picture = Clip.picture();
        var sound = Clip.sound();
        for (var length : new Duration[] {longest, shortest}) {
            tapes.write(picture, length);
            tapes.write(sound, length);
        }
        return tapes;
    }

    Path picture(Duration length) {
        return folder.resolve("v-" + length.toMinutes() + ".mjr");
    }

    Path sound(Duration length) {
        return folder.resolve("a-" + length.toMinutes() + ".mjr");
    }

    private void write(Clip clip, Duration length) throws IOException {
        var file = clip.type().equals("v") ? picture(length) : sound(length);
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            var micros = ChronoUnit.MICROS.between(Instant.EPOCH, from);
            var head = "{\"t\":\"%s\",\"c\":\"%s\",\"s\":%d,\"u\":%d}"
                    .formatted(clip.type(), clip.codec(), micros, micros)
                    .getBytes(US_ASCII);
            out.write("MJR00002".getBytes(US_ASCII));
            out.writeShort(head.length);
            out.write(head);
            for (var number = 0; clip.millisOf(number) < length.toMillis(); number++) {
                var packet = clip.packet(number);
                out.write("MEET".getBytes(US_ASCII));
                out.writeInt((int) clip.millisOf(number));
                out.writeShort(packet.length);
                out.write(packet);
            }
        }
    }
}
