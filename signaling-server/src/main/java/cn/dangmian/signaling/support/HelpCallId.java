package cn.dangmian.signaling.support;

import cn.dangmian.signaling.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Something that help was asked for. */
record HelpCallId(@JsonValue UUID value) {

    @JsonCreator
    public static HelpCallId of(String text) {
        return new HelpCallId(UUID.fromString(text));
    }

    static HelpCallId next() {
        return new HelpCallId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
