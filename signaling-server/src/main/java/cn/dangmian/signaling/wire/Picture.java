package cn.dangmian.signaling.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Whether bytes that somebody uploaded are a picture: by what they hold, not by what they are called. */
public final class Picture {

    /** A picture of more points than this is no document but a way to fill the memory of whoever opens it. */
    private static final long MOST_POINTS = 40_000_000;

    private Picture() {}

    /** @return {@code image/jpeg} or {@code image/png}; empty when it is neither, or not whole */
    public static Optional<String> typeOf(byte[] content) {
        var head = new String(content, 0, Math.min(8, content.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg").filter(_ -> isWhole(content));
        }
        return head.equals("\u0089PNG\r\n\u001a\n")
                ? Optional.of("image/png").filter(_ -> isWhole(content))
                : Optional.empty();
    }

    private static boolean isWhole(byte[] content) {
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
