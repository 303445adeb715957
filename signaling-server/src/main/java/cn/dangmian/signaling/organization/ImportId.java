package cn.dangmian.signaling.organization;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An uploaded file. */
public record ImportId(@JsonValue UUID value) {

    @JsonCreator
    public static ImportId of(String text) {
        return new ImportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
