package cn.dangmian.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongPredicate;

/** Writes a spool file as a media server does. */
public final class SpoolFile {

    private final Clip clip;
    private final Instant from;

    public SpoolFile(Clip clip, Instant from) {
        this.clip = clip;
        this.from = from;
    }

    /** Everything for so long. */
    public byte[] lasting(Duration length) {
        return lasting(length, _ -> true);
    }

    /** Only packets whose millisecond is wanted. */
    byte[] lasting(Duration length, LongPredicate wanted) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(head());
            for (var number = 0; clip.millisOf(number) < length.toMillis(); number++) {
                if (wanted.test(clip.millisOf(number))) {
                    writePacket(out, number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    byte[] head() {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, from);
        var header = "{\"t\":\"%s\",\"c\":\"%s\",\"s\":%d,\"u\":%d}"
                .formatted(clip.type(), clip.codec(), micros - 4000, micros)
                .getBytes(US_ASCII);
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write("MJR00002".getBytes(US_ASCII));
            out.writeShort(header.length);
            out.write(header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    void writePacket(DataOutputStream out, int number) throws IOException {
        var packet = clip.packet(number);
        out.write("MEET".getBytes(US_ASCII));
        out.writeInt((int) clip.millisOf(number));
        out.writeShort(packet.length);
        out.write(packet);
    }

    static Path put(Path file, byte[] content) {
        try {
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
