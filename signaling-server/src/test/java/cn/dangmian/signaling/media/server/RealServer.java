package cn.dangmian.signaling.media.server;

import java.nio.file.Path;

/** A real media server for a contract to be held against. */
public interface RealServer {

    /** A signaling node that speaks to it, and is up; closed after the test. */
    Node node();

    /** Where it writes recordings. */
    Path spool();

    /** Hangs it: it keeps its ports and answers nobody. */
    void pause();

    void resume();

    /** As a crash would. */
    void kill();

    void restart();
}
