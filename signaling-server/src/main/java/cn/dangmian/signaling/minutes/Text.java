package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.kernel.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A text that was given to be read. Whoever signs names its hash, so that nobody signs what they were not shown.
 *
 * @param words the whole paper as lines of plain text, in the language of the office
 * @param sha256 of the words in UTF-8, in hexadecimal digits
 */
record Text(int version, String words, String sha256, PersonId shownBy, Instant shownAt) {

    boolean isIntact() {
        return sha256.equals(sha256(words));
    }

    static String sha256(String words) {
        return sha256(words.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
