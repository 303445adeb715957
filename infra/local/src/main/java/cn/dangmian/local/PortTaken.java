package cn.dangmian.local;

import java.io.IOException;

/** A port that is asked for cannot be had, most often because it belongs to somebody else. */
public final class PortTaken extends RuntimeException {

    PortTaken(String address, int port, String setting, IOException cause) {
        super(
                "port " + port + " of " + address + " is taken (" + cause.getMessage() + "); stop what uses it, or set "
                        + setting + " to another port",
                cause);
    }
}
