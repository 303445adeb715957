package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One call to somebody to come into a talk, and their stay there. */
public record InvitationId(@JsonValue UUID value) {

    @JsonCreator
    public static InvitationId of(String text) {
        return new InvitationId(UUID.fromString(text));
    }

    static InvitationId next() {
        return new InvitationId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
