package cn.dangmian.recording.assembly;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import cn.dangmian.recording.capture.Captured;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a spool file: a magic word, a JSON header of known length, then packets, each after a mark, the millisecond of its
 * arrival and its length. Nothing in it is trusted.
 */
final class MjrReader implements AutoCloseable {

    static final byte[] MAGIC = "MJR00002".getBytes(US_ASCII);
    static final byte[] MARK = "MEET".getBytes(US_ASCII);

    private static final int MARK_WORD = ByteBuffer.wrap(MARK).getInt();

    /** Between the mark and what was received: the millisecond and the length. */
    private static final int HEAD = 6;

    private static final int LONGEST_PACKET = HEAD + 0xffff + MARK.length;
    private static final long LONGEST_FILE_MILLIS = 24 * 3_600_000L;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final DataInputStream in;
    private final Captured.File file;
    private boolean torn;

    MjrReader(Captured.File file) throws IOException {
        this.file = file;
        in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file.path()), 1 << 16));
    }

    /** Empty if no packet has come. To be called first. */
    Optional<Header> header(Codec codec) throws IOException, ArchiveFailed {
        var magic = in.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, 0, magic.length, MAGIC, 0, magic.length)) {
            throw broken("does not begin like a spool file");
        }
        if (magic.length < MAGIC.length) {
            return Optional.empty();
        }
        var length = in.readNBytes(2);
        if (length.length == 0) {
            return Optional.empty();
        }
        var json = in.readNBytes(length.length < 2 ? 0 : unsigned(length));
        if (length.length < 2 || json.length < unsigned(length)) {
            return Optional.empty();
        }
        return Optional.of(header(json, codec));
    }

    /** Empty at the end of the file. What is no whole packet is passed over: a disk that was full takes some of what is written. */
    Optional<Packet> next() throws IOException {
        torn = false;
        while (toMark()) {
            in.mark(LONGEST_PACKET);
            var packet = packet();
            in.reset();
            if (packet.isPresent()) {
                in.skipNBytes(HEAD + packet.get().rtp().length);
                return packet;
            }
            torn = true;
        }
        // A file that was never closed may end anywhere.
        torn &= file.closed();
        return Optional.empty();
    }

    /** Whether something was lost before what {@link #next} has answered. */
    boolean isTorn() {
        return torn;
    }

    /** Reads until behind the next mark. */
    private boolean toMark() throws IOException {
        var window = 0;
        var read = 0L;
        for (var one = in.read(); one >= 0; one = in.read()) {
            window = window << 8 | one;
            read++;
            if (window == MARK_WORD && read >= MARK.length) {
                torn |= read > MARK.length;
                return true;
            }
        }
        torn |= read > 0;
        return false;
    }

    /** Empty when it is cut off, or something else than another packet follows. */
    private Optional<Packet> packet() throws IOException {
        var head = in.readNBytes(HEAD);
        if (head.length < HEAD) {
            return Optional.empty();
        }
        var length = unsigned(Arrays.copyOfRange(head, 4, 6));
        var rtp = in.readNBytes(length);
        var next = in.readNBytes(MARK.length);
        var millis = (long) unsigned(Arrays.copyOfRange(head, 0, 2)) << 16 | unsigned(Arrays.copyOfRange(head, 2, 4));
        var isWhole = rtp.length == length
                && millis <= LONGEST_FILE_MILLIS
                && Arrays.equals(next, 0, next.length, MARK, 0, next.length);
        return isWhole ? Optional.of(new Packet(millis, rtp)) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Header header(byte[] json, Codec codec) throws ArchiveFailed {
        try {
            var header = JSON.readValue(new String(json, UTF_8), Header.class);
            if (!header.t().equals(codec.type()) || !header.c().equals(codec.word())) {
                throw broken("holds " + header.t() + "/" + header.c() + " (expected: " + codec.type() + "/"
                        + codec.word() + ")");
            }
            return header;
        } catch (JacksonException e) {
            throw broken("has no readable header");
        }
    }

    private ArchiveFailed broken(String what) {
        return ArchiveFailed.brokenMedia(file.path().getFileName() + " " + what);
    }

    private static int unsigned(byte[] two) {
        return (two[0] & 0xff) << 8 | (two[1] & 0xff);
    }

    /**
     * @param t kind of media
     * @param c codec
     * @param u arrival of the first packet, in microseconds since 1970
     */
    record Header(String t, String c, long u) {}
}
