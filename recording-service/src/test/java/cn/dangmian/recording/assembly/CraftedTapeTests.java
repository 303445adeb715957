package cn.dangmian.recording.assembly;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.recording.Clip;
import cn.dangmian.recording.SpoolFile;
import cn.dangmian.recording.capture.Captured;
import cn.dangmian.recording.tools.Tools;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Spool files that nobody's media server wrote: each becomes a track or is refused by a word of the contract. */
class CraftedTapeTests {

    private static final Instant FROM = Instant.parse("2026-03-04T01:00:00Z");
    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TIMES = Integer.getInteger("crafted", 60);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("crafted.seed", System.nanoTime());
    private final Random dice = new Random(seed);

    @Test
    void becomesATrackOrIsRefused() throws Exception {
        var remux = new Remux(new Tools(), new AssemblySettings(1, PATIENCE));
        var whole = List.of(
                new SpoolFile(Clip.sound(440), FROM).lasting(LENGTH),
                new SpoolFile(Clip.picture("320x240"), FROM).lasting(LENGTH));
        var outcomes = new TreeMap<String, Integer>();
        for (var time = 0; time < TIMES; time++) {
            var codec = Codec.values()[time % 2];
            var crafted = crafted(whole.get(time % 2));
            try {
                outcomes.merge(outcome(remux, codec, crafted), 1, Integer::sum);
            } catch (RuntimeException unexpected) {
                throw new AssertionError("seed " + seed + ", file " + time, unexpected);
            }
        }
        System.out.printf("crafted tapes: seed %d, %d files: %s%n", seed, TIMES, outcomes);
        assertThat(outcomes).containsKeys("track", "broken-media");
        assertThat(outcomes.keySet()).isSubsetOf("track", "nothing", "broken-media", "tool-failed");
    }

    private String outcome(Remux remux, Codec codec, byte[] crafted) throws Exception {
        var workplace = Files.createDirectories(folder.resolve("workplace"));
        var file = Files.write(folder.resolve("crafted.mjr"), crafted);
        try {
            var tape = Tape.read(new Captured.File(file, dice.nextBoolean()), codec);
            if (tape.isEmpty()) {
                return "nothing";
            }
            var piece = remux.piece(tape.get(), FROM.minusSeconds(60), FROM.plusSeconds(60), workplace);
            if (piece.isEmpty()) {
                return "nothing";
            }
            remux.join(List.of(piece.get()), workplace);
            return "track";
        } catch (ArchiveFailed refused) {
            return refused.reason();
        } finally {
            FileSystemUtils.deleteRecursively(workplace);
        }
    }

    private byte[] crafted(byte[] whole) {
        var bytes = dice.nextInt(6) == 0 ? atNoTime(whole) : whole.clone();
        for (var edits = 1 + dice.nextInt(8); edits > 0; edits--) {
            // The header and the first packets decide about most.
            var at = dice.nextInt(dice.nextBoolean() ? Math.min(400, bytes.length) : bytes.length);
            switch (dice.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << dice.nextInt(8));
                case 1 -> fill(bytes, at, 1 + dice.nextInt(40));
                case 2 -> extreme(bytes, at);
                default -> digit(bytes);
            }
        }
        return dice.nextInt(4) == 0 ? Arrays.copyOf(bytes, dice.nextInt(bytes.length)) : bytes;
    }

    /** It says that it began when nothing can have begun. */
    private byte[] atNoTime(byte[] whole) {
        var length = (whole[8] & 0xff) << 8 | (whole[9] & 0xff);
        var times = new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE, 1L << 60};
        var header = new String(whole, 10, length, US_ASCII)
                .replaceFirst("\"u\":\\d+", "\"u\":" + times[dice.nextInt(times.length)])
                .getBytes(US_ASCII);
        return ByteBuffer.allocate(whole.length - length + header.length)
                .put(whole, 0, 8)
                .putShort((short) header.length)
                .put(header)
                .put(whole, 10 + length, whole.length - 10 - length)
                .array();
    }

    private void fill(byte[] bytes, int at, int length) {
        for (var i = at; i < Math.min(bytes.length, at + length); i++) {
            bytes[i] = (byte) dice.nextInt();
        }
    }

    /** A length or a time that is as large as can be. */
    private static void extreme(byte[] bytes, int at) {
        for (var i = at; i < Math.min(bytes.length, at + 4); i++) {
            bytes[i] = (byte) 0xff;
        }
    }

    /** Another number in the header. */
    private void digit(byte[] bytes) {
        var at = dice.nextInt(60);
        if (Character.isDigit(bytes[at])) {
            bytes[at] = (byte) ('0' + dice.nextInt(10));
        }
    }
}
