package cn.dangmian.recording.kernel;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A paper or a picture that belongs to a recording.
 *
 * @param name of its file, unique in its recording; it leads nowhere else, for it has no slash and one dot
 * @param kind {@code minutes} or {@code document}
 * @param at when it was made or brought
 */
public record Exhibit(String name, String kind, String mediaType, long bytes, Sha256 sha256, Instant at) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}\\.[a-z0-9]{1,8}");
    private static final List<String> KINDS = List.of("minutes", "document");

    public Exhibit {
        if (!NAME.matcher(name).matches() || !KINDS.contains(kind) || bytes <= 0) {
            throw new IllegalArgumentException("exhibit: a " + kind + " of " + bytes
                    + " bytes (expected: minutes or document, with some bytes and a plain file name)");
        }
    }
}
