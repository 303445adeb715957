package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.server.MediaFailure;
import java.util.Set;

/** Janus has answered, and its answer is an error. */
final class JanusRefusal extends MediaFailure {

    /** No such room, session, handle. */
    private static final Set<Integer> GONE = Set.of(426, 458, 459);

    private final int code;

    JanusRefusal(int code, String reason) {
        super("Janus: " + code + " " + reason);
        this.code = code;
    }

    /** What was meant is not there: to end it is to have ended it. */
    boolean isGone() {
        return GONE.contains(code);
    }
}
