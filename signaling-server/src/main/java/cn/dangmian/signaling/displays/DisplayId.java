package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A screen that was paired with an office. */
record DisplayId(@JsonValue UUID value) {

    @JsonCreator
    public static DisplayId of(String text) {
        return new DisplayId(UUID.fromString(text));
    }

    static DisplayId next() {
        return new DisplayId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
