package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * A photograph, a power of attorney or minutes signed on paper, verified by what it holds and not by what it is called.
 *
 * @param mediaType told by its first bytes
 */
record Material(Kind kind, String mediaType, byte[] content) {

    enum Kind {
        PHOTO(200 * 1024, Set.of("image/jpeg")),
        POWER_OF_ATTORNEY(10 * 1024 * 1024, Set.of("application/pdf", "image/jpeg", "image/png")),
        SIGNED_MINUTES(10 * 1024 * 1024, Set.of("application/pdf", "image/jpeg", "image/png"));

        private final int most;
        private final Set<String> types;

        Kind(int most, Set<String> types) {
            this.most = most;
            this.types = types;
        }
    }

    /** A picture of more points than this is no document but a way to fill the memory of whoever opens it. */
    private static final long MOST_POINTS = 40_000_000;

    static Material of(Kind kind, byte[] content) {
        if (content.length > kind.most) {
            throw new Refused(
                    Refused.Kind.TOO_LARGE,
                    "reception.material-too-large",
                    content.length + " bytes (expected: at most " + kind.most + ")");
        }
        var type = type(content);
        if (type == null || !kind.types.contains(type) || !isWhole(type, content)) {
            throw Refused.malformed("reception.material-unreadable", "not one of " + kind.types + ", or not whole");
        }
        return new Material(kind, type, content);
    }

    private static @Nullable String type(byte[] content) {
        var head = new String(content, 0, Math.min(8, content.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (head.equals("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        return head.startsWith("%PDF-") ? "application/pdf" : null;
    }

    private static boolean isWhole(String type, byte[] content) {
        return type.equals("application/pdf") ? endsLikePdf(content) : isPicture(content);
    }

    private static boolean endsLikePdf(byte[] content) {
        var from = Math.max(0, content.length - 1024);
        return new String(content, from, content.length - from, StandardCharsets.ISO_8859_1).contains("%%EOF");
    }

    private static boolean isPicture(byte[] content) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return false;
            }
            var reader = readers.next();
            try {
                reader.setInput(input);
                var points = (long) reader.getWidth(0) * reader.getHeight(0);
                return points > 0 && points <= MOST_POINTS && reader.read(0) != null;
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException unreadable) {
            return false;
        }
    }
}
