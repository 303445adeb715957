package cn.dangmian.signaling.rollcall;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What comes to its end by itself. */
@Component
class RollCallSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RollCallSweep.class);

    private final RollCalls calls;
    private final Stills stills;

    RollCallSweep(RollCalls calls, Stills stills) {
        this.calls = calls;
        this.stills = stills;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void end() {
        attempt(calls::sweep);
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        attempt(stills::forgetOld);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("the sweep of roll calls comes again: {}", later.toString());
        }
    }
}
