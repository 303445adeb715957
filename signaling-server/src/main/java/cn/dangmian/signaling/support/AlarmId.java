package cn.dangmian.signaling.support;

import cn.dangmian.signaling.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An alarm that was raised. */
record AlarmId(@JsonValue UUID value) {

    @JsonCreator
    public static AlarmId of(String text) {
        return new AlarmId(UUID.fromString(text));
    }

    static AlarmId next() {
        return new AlarmId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
