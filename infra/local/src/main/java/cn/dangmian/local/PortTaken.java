package cn.dangmian.local;

/** A port that is asked for belongs to somebody else. */
public final class PortTaken extends RuntimeException {

    PortTaken(int port, String setting) {
        super("port " + port + " is taken; stop what uses it, or set " + setting + " to another port");
    }
}
