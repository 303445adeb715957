package cn.dangmian.recording.assembly;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import cn.dangmian.recording.capture.Captured;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
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

    private static final long LONGEST_FILE_MILLIS = 24 * 3_600_000L;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final DataInputStream in;
    private final Captured.File file;

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
            return ended();
        }
        var length = in.readNBytes(2);
        if (length.length == 0) {
            return Optional.empty();
        }
        var json = in.readNBytes(length.length < 2 ? 0 : unsigned(length));
        if (length.length < 2 || json.length < unsigned(length)) {
            return ended();
        }
        return Optional.of(header(json, codec));
    }

    /** Empty at the end of the file. */
    Optional<Packet> next() throws IOException, ArchiveFailed {
        var head = in.readNBytes(10);
        if (head.length == 0) {
            return Optional.empty();
        }
        if (head.length < 10) {
            return ended();
        }
        if (!Arrays.equals(head, 0, MARK.length, MARK, 0, MARK.length)) {
            throw broken("has something else where a packet should begin");
        }
        var length = unsigned(Arrays.copyOfRange(head, 8, 10));
        var rtp = in.readNBytes(length);
        if (rtp.length < length) {
            return ended();
        }
        var millis = (long) unsigned(Arrays.copyOfRange(head, 4, 6)) << 16 | unsigned(Arrays.copyOfRange(head, 6, 8));
        if (millis > LONGEST_FILE_MILLIS) {
            throw broken(
                    "has a packet of the millisecond " + millis + " (expected: at most " + LONGEST_FILE_MILLIS + ")");
        }
        return Optional.of(new Packet(millis, rtp));
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

    /** A file that was never closed may end anywhere; a closed one may not. */
    private <T> Optional<T> ended() throws ArchiveFailed {
        if (file.closed()) {
            throw broken("was closed and is cut off");
        }
        return Optional.empty();
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
