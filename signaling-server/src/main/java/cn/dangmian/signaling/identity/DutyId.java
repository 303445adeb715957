package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One duty of one person at one office, with its dates. */
public record DutyId(@JsonValue UUID value) {

    @JsonCreator
    public static DutyId of(String text) {
        return new DutyId(UUID.fromString(text));
    }

    static DutyId next() {
        return new DutyId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
