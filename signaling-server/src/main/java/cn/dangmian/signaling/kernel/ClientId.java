package cn.dangmian.signaling.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One page in one browser tab. */
public record ClientId(@JsonValue UUID value) {

    @JsonCreator
    public static ClientId of(String text) {
        return new ClientId(UUID.fromString(text));
    }

    public static ClientId next() {
        return new ClientId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
