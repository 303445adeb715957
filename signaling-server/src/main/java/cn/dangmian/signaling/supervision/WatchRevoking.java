package cn.dangmian.signaling.supervision;

import cn.dangmian.signaling.identity.events.DutyEnded;
import cn.dangmian.signaling.identity.events.PersonRevoked;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Ends the watches of people who may not watch any longer: at once when it is told, and by looking every few seconds. */
@Component
class WatchRevoking {

    private static final Logger LOG = LoggerFactory.getLogger(WatchRevoking.class);

    private final Watches watches;
    private final WatchDesk desk;

    WatchRevoking(Watches watches, WatchDesk desk) {
        this.watches = watches;
        this.desk = desk;
    }

    @EventListener
    void on(PersonRevoked revoked) {
        soon(revoked.person());
    }

    @EventListener
    void on(DutyEnded ended) {
        soon(ended.person());
    }

    private void soon(PersonId person) {
        AfterCommit.run(() ->
                Thread.startVirtualThread(() -> look(watch -> watch.person().equals(person))));
    }

    @Scheduled(fixedDelayString = "PT5S")
    void sweep() {
        look(_ -> true);
    }

    private void look(Predicate<Watches.Watch> which) {
        try {
            watches.running().stream()
                    .filter(which)
                    .map(Watches.Watch::id)
                    .filter(desk::endIfRevoked)
                    .forEach(desk::unseat);
        } catch (DataAccessException | TransactionException | Refused later) {
            LOG.warn("watches of revoked people are ended later: {}", later.toString());
        }
    }
}
