package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Somebody who does a duty for a person on leave. */
public record SubstitutionId(@JsonValue UUID value) {

    @JsonCreator
    public static SubstitutionId of(String text) {
        return new SubstitutionId(UUID.fromString(text));
    }

    static SubstitutionId next() {
        return new SubstitutionId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
