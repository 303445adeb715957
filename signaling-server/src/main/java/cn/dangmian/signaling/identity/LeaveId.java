package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One leave of one person. */
public record LeaveId(@JsonValue UUID value) {

    @JsonCreator
    public static LeaveId of(String text) {
        return new LeaveId(UUID.fromString(text));
    }

    static LeaveId next() {
        return new LeaveId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
