package cn.dangmian.signaling.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A petition office of any tier. */
public record OfficeId(@JsonValue UUID value) {

    @JsonCreator
    public static OfficeId of(String text) {
        return new OfficeId(UUID.fromString(text));
    }

    public static OfficeId next() {
        return new OfficeId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
