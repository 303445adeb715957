package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An interpreter whom an office keeps. */
public record InterpreterId(@JsonValue UUID value) {

    @JsonCreator
    public static InterpreterId of(String text) {
        return new InterpreterId(UUID.fromString(text));
    }

    public static InterpreterId next() {
        return new InterpreterId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
