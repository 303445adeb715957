package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.kernel.Refused;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What the log needs every day without anybody asking: a signed head, a verification, the heads of other nodes beside the database. */
@Component
class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final AuditSettings settings;
    private final Heads heads;
    private final Verifications verifications;
    private final VerificationRows rows;
    private final Clock clock;

    Upkeep(AuditSettings settings, Heads heads, Verifications verifications, VerificationRows rows, Clock clock) {
        this.settings = settings;
        this.heads = heads;
        this.verifications = verifications;
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
    void keepUp() {
        try {
            heads.signIfOlder(settings.headEvery());
            heads.anchorAll();
            var due = rows.last()
                    .map(last -> last.at().plus(settings.verifyEvery()).isBefore(clock.instant()))
                    .orElse(true);
            if (due) {
                verifications.begin(null);
            }
        } catch (DataAccessException | TransactionException | Refused later) {
            LOG.warn("head and verification of the log come later: {}", later.toString());
        }
    }
}
