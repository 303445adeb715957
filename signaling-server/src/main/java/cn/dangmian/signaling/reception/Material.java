package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.wire.Picture;
import java.nio.charset.StandardCharsets;
import java.util.Set;

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

    static Material of(Kind kind, byte[] content) {
        if (content.length > kind.most) {
            throw new Refused(
                    Refused.Kind.TOO_LARGE,
                    "reception.material-too-large",
                    content.length + " bytes (expected: at most " + kind.most + ")");
        }
        var type = isPdf(content) ? "application/pdf" : Picture.typeOf(content).orElse("");
        if (!kind.types.contains(type)) {
            throw Refused.malformed("reception.material-unreadable", "not one of " + kind.types + ", or not whole");
        }
        return new Material(kind, type, content);
    }

    private static boolean isPdf(byte[] content) {
        var from = Math.max(0, content.length - 1024);
        return text(content, 0, Math.min(5, content.length)).equals("%PDF-")
                && text(content, from, content.length - from).contains("%%EOF");
    }

    private static String text(byte[] content, int from, int length) {
        return new String(content, from, length, StandardCharsets.ISO_8859_1);
    }
}
