package cn.dangmian.signaling.support;

import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import java.util.UUID;

/**
 * Where help is asked for, or an alarm is raised.
 *
 * @param id of a terminal or a desk
 */
record Place(Kind kind, UUID id) {

    enum Kind {
        TERMINAL,
        DESK
    }

    static Place of(TerminalId terminal) {
        return new Place(Kind.TERMINAL, terminal.value());
    }

    static Place of(DeskId desk) {
        return new Place(Kind.DESK, desk.value());
    }
}
