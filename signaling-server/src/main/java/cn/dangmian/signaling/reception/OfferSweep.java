package cn.dangmian.signaling.reception;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever does not answer an offer in time has not taken the reception over. On every node, against PostgreSQL's clock. */
@Component
class OfferSweep {

    private static final Logger LOG = LoggerFactory.getLogger(OfferSweep.class);

    private final HandOvers handOvers;
    private final HandOverDesk desk;
    private final TransactionTemplate transaction;

    OfferSweep(HandOvers handOvers, HandOverDesk desk, TransactionTemplate transaction) {
        this.handOvers = handOvers;
        this.desk = desk;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void sweep() {
        try {
            handOvers.unanswered().forEach(offer -> transaction.executeWithoutResult(_ -> desk.giveUp(offer)));
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("offers are looked at later: {}", later.toString());
        }
    }
}
