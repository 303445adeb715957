package cn.dangmian.recording.assembly;

import cn.dangmian.recording.capture.Captured;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A spool file that was read through once.
 *
 * @param start arrival of the first packet
 * @param stretches of time, in milliseconds since the start, in which packets came
 * @param tears stretches of which something was lost on the disk
 * @param keyFrames milliseconds at which a key frame begins
 * @param clockMillis length by the sender's own clock
 */
record Tape(
        Captured.File file,
        Codec codec,
        Instant start,
        List<Stretch> stretches,
        List<Stretch> tears,
        List<Long> keyFrames,
        long clockMillis) {

    private static final long LENGTH_OF_A_PACKET = 20;
    private static final long PROMPT = 1000;

    /** Empty if there is nothing in the file. */
    static Optional<Tape> read(Captured.File file, Codec codec) throws IOException, ArchiveFailed {
        try (var reader = new MjrReader(file)) {
            var header = reader.header(codec);
            if (header.isEmpty()) {
                return Optional.empty();
            }
            var scan = new TapeScan(codec);
            for (var packet = reader.next(); packet.isPresent(); packet = reader.next()) {
                scan.add(packet.get(), reader.isTorn());
            }
            if (reader.isTorn()) {
                scan.tearEnd();
            }
            return scan.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Tape(
                            file,
                            codec,
                            Instant.EPOCH.plus(header.get().u(), ChronoUnit.MICROS),
                            scan.stretches(LENGTH_OF_A_PACKET),
                            scan.tears(),
                            scan.keyFrames(),
                            scan.clockMillis()));
        }
    }

    long length() {
        return stretches.getLast().until();
    }

    /** Whether the sender's clock stood still for a while, so that what follows would be heard too early. */
    boolean lost() {
        return length() - clockMillis > 500;
    }

    /**
     * Where to begin so that nothing before {@code from} is kept and everything after it can be shown: pictures begin at a
     * key frame. Empty if nothing is left.
     */
    Optional<Long> startAt(long from) {
        if (from > length()) {
            return Optional.empty();
        }
        if (codec == Codec.OPUS) {
            return Optional.of(Math.max(0, from));
        }
        var next = keyFrames.stream().filter(at -> at >= from).findFirst();
        if (next.isPresent() && next.get() - Math.max(0, from) <= PROMPT) {
            return next;
        }
        // Rather some pictures of before than none of the first seconds.
        return keyFrames.stream()
                .filter(at -> at < from)
                .reduce((_, later) -> later)
                .or(() -> next);
    }

    /** Writes the packets from one millisecond until another to a new file, with a header of our own. */
    void cut(long from, long until, Path target) throws IOException, ArchiveFailed {
        try (var reader = new MjrReader(file);
                var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(target), 1 << 16))) {
            reader.header(codec);
            var micros = ChronoUnit.MICROS.between(Instant.EPOCH, start.plusMillis(from));
            var header = "{\"t\":\"%s\",\"c\":\"%s\",\"s\":%d,\"u\":%d}"
                    .formatted(codec.type(), codec.word(), micros, micros)
                    .getBytes(StandardCharsets.US_ASCII);
            out.write(MjrReader.MAGIC);
            out.writeShort(header.length);
            out.write(header);
            var torn = false;
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                var packet = next.get();
                torn |= reader.isTorn();
                if (packet.isSound() && (!torn || codec.canGoOnWith(packet))) {
                    torn = false;
                    if (packet.millis() >= from && packet.millis() <= until) {
                        write(packet, from, out);
                    }
                }
            }
        }
    }

    private static void write(Packet packet, long from, DataOutputStream out) throws IOException {
        out.write(MjrReader.MARK);
        out.writeInt((int) (packet.millis() - from));
        out.writeShort(packet.rtp().length);
        out.write(packet.rtp());
    }

    record Stretch(long from, long until) {}
}
