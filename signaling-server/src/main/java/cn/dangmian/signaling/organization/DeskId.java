package cn.dangmian.signaling.organization;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A place where an official receives. */
public record DeskId(@JsonValue UUID value) {

    @JsonCreator
    public static DeskId of(String text) {
        return new DeskId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
