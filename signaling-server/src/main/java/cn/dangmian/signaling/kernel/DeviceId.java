package cn.dangmian.signaling.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One browser on one machine that was enrolled as a terminal; it stays the same when its key is renewed. */
public record DeviceId(@JsonValue UUID value) {

    @JsonCreator
    public static DeviceId of(String text) {
        return new DeviceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
