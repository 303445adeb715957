package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.events.RecorderReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Hears the recorder: a talk begins when its files were seen to grow, and everybody is told when they do not. */
@Component
class RecorderDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RecorderDesk.class);

    private final Standings standings;
    private final Changes changes;
    private final TransactionTemplate fresh;

    RecorderDesk(Standings standings, Changes changes, PlatformTransactionManager transactions) {
        this.standings = standings;
        this.changes = changes;
        // The transaction that reported is over but still there: what joined it would be told to nobody.
        this.fresh = new TransactionTemplate(transactions);
        fresh.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener
    void on(RecorderReport report) {
        AfterCommit.run(() -> hear(report));
    }

    private void hear(RecorderReport report) {
        try {
            fresh.executeWithoutResult(_ -> note(report));
            fresh.executeWithoutResult(_ -> follow(report));
        } catch (Refused old) {
            LOG.debug("an old report is ignored: {}", old.text());
        }
    }

    private void note(RecorderReport report) {
        var now = standings.find(report.reception()).orElseThrow(() -> Receptions.unknown(report.reception()));
        var last = now.reception().recorder();
        if (last.state() != report.state() || !last.trouble().equals(report.trouble())) {
            changes.change(report.reception(), null, (reception, _) -> reception.noteRecorder(report));
        }
    }

    private void follow(RecorderReport report) {
        var now = standings.find(report.reception()).orElseThrow(() -> Receptions.unknown(report.reception()));
        var room = now.room();
        switch (report.state()) {
            case ACTIVE -> {
                if (now.reception().stage() instanceof Stage.Connecting connecting
                        && connecting.gateOpenedAt() != null
                        && room != null) {
                    changes.change(report.reception(), null, (reception, at) -> reception.begin(room, at));
                }
            }
            case KEPT -> {
                if (now.reception().stage() instanceof Stage.Ended) {
                    changes.change(report.reception(), null, Reception::archive);
                }
            }
            case STARTING, FAILED -> {}
        }
    }
}
