package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Something that is amiss with recordings. */
record IncidentId(@JsonValue UUID value) {

    @JsonCreator
    public static IncidentId of(String text) {
        return new IncidentId(UUID.fromString(text));
    }

    static IncidentId next() {
        return new IncidentId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
