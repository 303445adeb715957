package cn.dangmian.signaling.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One link of the chain.
 *
 * @param position from 1, without gaps
 * @param line id of its line
 * @param version of the way in which it is hashed
 * @param hash SHA-256 in 64 hexadecimal digits
 */
record Link(long position, long line, int version, String hash) {

    static final int VERSION = 1;

    /** Stands for the hash before the first one. */
    static final String BEGINNING = "0".repeat(64);

    private static final HexFormat HEX = HexFormat.of();

    static Link after(long position, String previous, Line line) {
        return new Link(position, line.id(), VERSION, hash(position, previous, line));
    }

    /** What the hash of this link should be, if the one before has that hash and this is the line. */
    String expected(String previous, Line line) {
        return hash(position, previous, line);
    }

    boolean isOfKnownVersion() {
        return version == VERSION;
    }

    /**
     * Version 1, written out in infra/decisions/008: the previous hash (32 bytes), then each field as UTF-8 text behind its length in
     * bytes (32 bits, big-endian; -1 for null): position, id, xid, at, person, action, subject, outcome, facts, offices.
     */
    private static String hash(long position, String previous, Line line) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            out.write(HEX.parseHex(previous));
            field(out, Long.toString(position));
            field(out, Long.toString(line.id()));
            field(out, line.place().transaction());
            field(out, line.at());
            field(out, line.person() == null ? null : line.person().toString());
            field(out, line.action());
            field(out, line.subject());
            field(out, line.outcome());
            field(out, line.facts());
            field(out, line.offices());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha256(bytes.toByteArray());
    }

    private static void field(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String sha256(byte[] bytes) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
