package cn.dangmian.signaling.wire;

import java.util.Map;
import java.util.UUID;

/** The answer to a command, for {@code /user/queue/replies}. */
public record Reply(UUID commandId, Object result) {

    /** An answer that says no more than "done". */
    public static Reply done(UUID commandId) {
        return new Reply(commandId, Map.of());
    }
}
