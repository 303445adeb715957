package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.ChainRows.Lock;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.Refused;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs verifications, one at a time among all nodes, and writes down what came of them. */
@Component
class Verifications {

    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

    private final Sequencer sequencer;
    private final ChainRows chain;
    private final Heads heads;
    private final HeadKeys keys;
    private final Evidence evidence;
    private final VerificationRows rows;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Verifications(
            Sequencer sequencer,
            ChainRows chain,
            Heads heads,
            HeadKeys keys,
            Evidence evidence,
            VerificationRows rows,
            Audit audit,
            TransactionTemplate transaction) {
        this.sequencer = sequencer;
        this.chain = chain;
        this.heads = heads;
        this.keys = keys;
        this.evidence = evidence;
        this.rows = rows;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @param person who asked for it; null when its time had come */
    UUID begin(@Nullable UUID person) {
        sequencer.chainNow();
        var id = Ids.next();
        transaction.executeWithoutResult(_ -> {
            chain.lock(Lock.VERIFICATION);
            if (rows.last().filter(last -> last.stage().equals("running")).isPresent()) {
                throw new Refused("audit.verification-running", "another verification is under way");
            }
            rows.begin(id, person, 2 * evidence.end());
        });
        Thread.ofVirtual().name("verification").start(() -> run(id, person));
        return id;
    }

    private void run(UUID id, @Nullable UUID person) {
        var report = new VerificationReport(id, rows);
        String outcome;
        try {
            heads.anchorAll();
            new Verifier(evidence, keys, report).verify();
            outcome = report.findings() == 0 ? "sound" : "broken";
        } catch (RuntimeException failed) {
            LOG.error("the log could not be verified", failed);
            outcome = "failed";
        }
        if (outcome.equals("broken")) {
            LOG.error("the log was tampered with: {} findings, see verification {}", report.findings(), id);
        }
        end(id, person, report, outcome);
    }

    private void end(UUID id, @Nullable UUID person, VerificationReport report, String outcome) {
        transaction.executeWithoutResult(_ -> {
            rows.progress(id, report.checked(), report.findings(), outcome);
            audit.done(
                    person,
                    "audit.verify",
                    id.toString(),
                    Map.of("outcome", outcome, "rows", report.checked(), "findings", report.findings()));
        });
    }
}
