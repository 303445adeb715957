package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.PersonId;

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
}
