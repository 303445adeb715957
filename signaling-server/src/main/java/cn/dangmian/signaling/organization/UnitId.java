package cn.dangmian.signaling.organization;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A unit that answers for a matter. */
public record UnitId(@JsonValue UUID value) {

    @JsonCreator
    public static UnitId of(String text) {
        return new UnitId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
