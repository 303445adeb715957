package cn.dangmian.recording.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Base name of a segment's files in the spool; it can lead nowhere else, for it has no dot and no slash. */
public record SegmentName(@JsonValue String value) {

    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9-]{1,120}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SegmentName {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "segment name: " + value.length() + " characters (expected: 1 to 120 of" + " a-z, 0-9 and hyphen)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
