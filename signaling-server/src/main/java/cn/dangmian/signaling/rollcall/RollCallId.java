package cn.dangmian.signaling.rollcall;

import cn.dangmian.signaling.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A terminal that was rung. */
record RollCallId(@JsonValue UUID value) {

    @JsonCreator
    public static RollCallId of(String text) {
        return new RollCallId(UUID.fromString(text));
    }

    static RollCallId next() {
        return new RollCallId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
