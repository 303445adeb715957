package cn.dangmian.signaling.organization;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A place with a camera where a petitioner sits beside a clerk. A terminal is not a person. */
public record TerminalId(@JsonValue UUID value) {

    @JsonCreator
    public static TerminalId of(String text) {
        return new TerminalId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
