package cn.dangmian.signaling.documents;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.wire.Picture;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A picture as it came. */
record Upload(String mediaType, byte[] bytes, String sha256) {

    private static final int MOST = 8 * 1024 * 1024;

    static Upload of(byte[] bytes) {
        if (bytes.length > MOST) {
            throw new Refused(
                    Refused.Kind.TOO_LARGE,
                    "documents.too-large",
                    bytes.length + " bytes (expected: at most " + MOST + ")");
        }
        var type = Picture.typeOf(bytes)
                .orElseThrow(() -> Refused.malformed("documents.unreadable", "neither a JPEG nor a PNG, or not whole"));
        return new Upload(type, bytes, hash(bytes));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
