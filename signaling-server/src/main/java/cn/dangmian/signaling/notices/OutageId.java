package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A time in which a carrier takes nothing. */
record OutageId(@JsonValue UUID value) {

    @JsonCreator
    public static OutageId of(String text) {
        return new OutageId(UUID.fromString(text));
    }

    static OutageId next() {
        return new OutageId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
