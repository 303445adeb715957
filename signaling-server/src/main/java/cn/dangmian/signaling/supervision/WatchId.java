package cn.dangmian.signaling.supervision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One person's look at one live reception. */
public record WatchId(@JsonValue UUID value) {

    @JsonCreator
    public static WatchId of(String text) {
        return new WatchId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
