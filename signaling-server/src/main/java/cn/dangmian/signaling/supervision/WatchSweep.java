package cn.dangmian.signaling.supervision;

import cn.dangmian.signaling.kernel.Refused;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Ends the watches of pages that are gone, on every node, against PostgreSQL's clock. Pages renew every 5 s. */
@Component
class WatchSweep {

    private static final Logger LOG = LoggerFactory.getLogger(WatchSweep.class);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final WatchDesk desk;

    WatchSweep(WatchDesk desk) {
        this.desk = desk;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void sweep() {
        try {
            var closed = desk.closeSilent(SILENCE);
            while (closed.isPresent()) {
                desk.unseat(closed.get());
                closed = desk.closeSilent(SILENCE);
            }
        } catch (DataAccessException | TransactionException | Refused later) {
            LOG.warn("silent watches are closed later: {}", later.toString());
        }
    }
}
