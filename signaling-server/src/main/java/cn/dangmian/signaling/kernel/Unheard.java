package cn.dangmian.signaling.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Tells events again to the {@code ApplicationModuleListener}s that a crash or a failure kept from hearing them; on every node, so
 * a listener must bear to hear twice. All other listeners are for what a sweep or the next look heals.
 */
@Component
class Unheard {

    private static final Logger LOG = LoggerFactory.getLogger(Unheard.class);

    private final FailedEventPublications events;

    Unheard(FailedEventPublications events) {
        this.events = events;
    }

    @Scheduled(fixedDelayString = "${spring.modulith.events.staleness.check-interval}")
    void tellAgain() {
        try {
            events.resubmit(ResubmissionOptions.defaults());
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("unheard events are told later: {}", later.toString());
        }
    }
}
