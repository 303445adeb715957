package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.ChainRows.Lock;
import cn.dangmian.signaling.audit.ChainRows.Tail;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Chains lines after they were committed. Every node tries; the lock lets one at it at a time. */
@Component
class Sequencer {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final int BATCH = 1000;

    private final ChainRows rows;
    private final TransactionTemplate transaction;

    Sequencer(ChainRows rows, TransactionTemplate transaction) {
        this.rows = rows;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${dangmian.audit.chain-every}")
    void chain() {
        try {
            rounds(false);
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("the log is chained later: {}", later.toString());
        }
    }

    /** Afterwards all is chained that was committed before, unless a transaction older than it still runs. */
    void chainNow() {
        rounds(true);
    }

    private void rounds(boolean patient) {
        while (round(patient) == BATCH) {
            // There is more.
        }
    }

    private int round(boolean patient) {
        return transaction.execute(_ -> {
            if (patient) {
                rows.lock(Lock.CHAIN);
            } else if (!rows.tryLock(Lock.CHAIN)) {
                return 0;
            }
            // Asked after the lock was given: what the one before chained is seen.
            var tail = rows.tail();
            var lines = rows.behind(tail.place(), BATCH);
            if (!lines.isEmpty()) {
                rows.append(links(tail, lines));
            }
            return lines.size();
        });
    }

    private static List<Link> links(Tail tail, List<Line> lines) {
        var links = new ArrayList<Link>(lines.size());
        var hash = tail.hash();
        for (var line : lines) {
            var link = Link.after(tail.position() + links.size() + 1, hash, line);
            links.add(link);
            hash = link.hash();
        }
        return links;
    }
}
