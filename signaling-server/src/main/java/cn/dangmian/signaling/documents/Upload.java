package cn.dangmian.signaling.documents;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.wire.Picture;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A picture or a PDF as it came. */
record Upload(String mediaType, int pages, byte[] bytes, String sha256) {

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private static final int MOST = 8 * 1024 * 1024;

    static Upload of(byte[] bytes) {
        if (bytes.length > MOST) {
            throw new Refused(
                    Refused.Kind.TOO_LARGE,
                    "documents.too-large",
                    bytes.length + " bytes (expected: at most " + MOST + ")");
        }
        if (Arrays.mismatch(PDF, bytes) == PDF.length) {
            return new Upload("application/pdf", PdfPages.of(bytes), bytes, hash(bytes));
        }
        var type = Picture.typeOf(bytes)
                .orElseThrow(() ->
                        Refused.malformed("documents.unreadable", "neither a JPEG, a PNG nor a PDF, or not whole"));
        return new Upload(type, 1, bytes, hash(bytes));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
