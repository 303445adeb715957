package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** That a recording is to be destroyed, asked for and confirmed. */
record DeletionId(@JsonValue UUID value) {

    @JsonCreator
    public static DeletionId of(String text) {
        return new DeletionId(UUID.fromString(text));
    }

    static DeletionId next() {
        return new DeletionId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
