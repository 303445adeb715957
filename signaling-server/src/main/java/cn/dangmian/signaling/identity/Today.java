package cn.dangmian.signaling.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The day it is where the offices are, wherever the servers stand. */
@Component
class Today {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final Clock clock;

    Today(Clock clock) {
        this.clock = clock;
    }

    LocalDate date() {
        return LocalDate.ofInstant(clock.instant(), BEIJING);
    }
}
