package cn.dangmian.signaling.archive;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One talk's recording. A reception that was broken off and held again has more than one. */
public record RecordingId(@JsonValue UUID value) {

    @JsonCreator
    public static RecordingId of(String text) {
        return new RecordingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
