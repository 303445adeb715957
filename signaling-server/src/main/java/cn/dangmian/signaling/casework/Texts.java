package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.kernel.Refused;

/** Texts that people type: trimmed, bounded, without control characters, otherwise as they are. */
final class Texts {

    private Texts() {}

    static String line(String field, String text, int min, int max) {
        return bounded(field, text, min, max, false);
    }

    static String paragraphs(String field, String text, int max) {
        return bounded(field, text.replace("\r\n", "\n"), 0, max, true);
    }

    private static String bounded(String field, String text, int min, int max, boolean newlines) {
        var stripped = text.strip();
        var length = stripped.codePointCount(0, stripped.length());
        if (length < min || length > max) {
            throw Refused.malformed(
                    "casework.bad-text", field + ": " + length + " characters (expected: " + min + ".." + max + ")");
        }
        if (stripped.codePoints().anyMatch(c -> Character.isISOControl(c) && !(newlines && (c == '\n' || c == '\t')))) {
            throw Refused.malformed("casework.bad-text", field + ": holds control characters");
        }
        return stripped;
    }
}
