package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.PersonId;

/** The WebSockets that browsers hold open, on every node. */
public interface Connections {

    /** Ends those that were opened with this sign-in. */
    void endThoseOf(String httpSession);

    /** Ends all of this person. */
    void endThoseOf(PersonId person);

    /** The name of a sign-in that may be written down and told to nodes: nobody can sign in with it. */
    String nameOf(String httpSession);
}
