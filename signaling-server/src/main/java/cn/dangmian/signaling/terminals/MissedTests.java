package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.calendar.WorkingDays;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** A terminal that was not tested on the morning of a duty day is looked after: it may be broken, or nobody is there. */
@Component
class MissedTests {

    private static final Logger LOG = LoggerFactory.getLogger(MissedTests.class);

    private final TerminalTasks tasks;
    private final WorkingDays days;
    private final TerminalSettings settings;
    private final Clock clock;

    MissedTests(TerminalTasks tasks, WorkingDays days, TerminalSettings settings, Clock clock) {
        this.tasks = tasks;
        this.days = days;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT5M")
    void look() {
        var now = clock.instant().atZone(WorkingDays.BEIJING);
        var today = now.toLocalDate();
        try {
            if (now.toLocalTime().isBefore(settings.testUntil()) || !days.isWorking(today)) {
                return;
            }
            var missed =
                    tasks.openMissed(today.atStartOfDay(WorkingDays.BEIJING).toInstant(), today);
            if (missed > 0) {
                LOG.info("{} terminals were not tested this morning", missed);
            }
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("missed self-tests are looked for again: {}", later.toString());
        }
    }
}
