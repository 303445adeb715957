package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.PersonId;
import java.util.Collection;
import java.util.Map;

/** Decides whether a person may do an operation at all. What no rule names is refused. */
public interface Authorization {

    enum Kind {
        HTTP,
        SEND,
        SUBSCRIBE
    }

    /**
     * @param path for STOMP the destination, for HTTP the method and the path: {@code GET /api/me}
     * @throws cn.dangmian.signaling.kernel.Refused if not
     */
    void check(PersonId person, Kind kind, String path);

    /**
     * How often each of these people has lost something that they might do. A connection that was opened when the number was
     * smaller is ended; so is one of a person who is not among the answers.
     */
    Map<PersonId, Long> losses(Collection<PersonId> people);
}
