package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One petitioner's visit, from check-in to archive. */
public record ReceptionId(@JsonValue UUID value) {

    @JsonCreator
    public static ReceptionId of(String text) {
        return new ReceptionId(UUID.fromString(text));
    }

    public static ReceptionId next() {
        return new ReceptionId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
