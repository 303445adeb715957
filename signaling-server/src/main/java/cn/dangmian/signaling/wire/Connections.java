package cn.dangmian.signaling.wire;

/** The WebSockets that browsers hold open, on every node. */
public interface Connections {

    /** Ends those that were opened with this sign-in. */
    void endThoseOf(String httpSession);
}
