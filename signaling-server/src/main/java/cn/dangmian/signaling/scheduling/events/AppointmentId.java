package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An appointment. */
public record AppointmentId(@JsonValue UUID value) {

    @JsonCreator
    public static AppointmentId of(String text) {
        return new AppointmentId(UUID.fromString(text));
    }

    public static AppointmentId next() {
        return new AppointmentId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
