package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.Finding.Untold;
import cn.dangmian.signaling.audit.Audit;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the recording service once more what it should know, though it had acknowledged it. */
@Component
class Retelling {

    private final Recordings recordings;
    private final ComparisonRows rows;
    private final FinishLetter finish;
    private final Outbox outbox;
    private final ArchiveSettings settings;
    private final Audit audit;
    private final Clock clock;

    Retelling(
            Recordings recordings,
            ComparisonRows rows,
            FinishLetter finish,
            Outbox outbox,
            ArchiveSettings settings,
            Audit audit,
            Clock clock) {
        this.recordings = recordings;
        this.rows = rows;
        this.finish = finish;
        this.outbox = outbox;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Not again before it had time to take effect. */
    @Transactional
    public void tell(Untold untold) {
        var id = untold.recording();
        var now = clock.instant();
        if (!rows.mayTellAgain(id, now, settings.patience())) {
            return;
        }
        switch (untold.message()) {
            case FINISH -> recordings.find(id).ifPresent(finish::put);
            case ABANDON -> outbox.put("abandon", now, Map.of("recording", id));
            case REPORT -> outbox.put("report", now, Map.of("recording", id));
        }
        audit.done(null, "archive.tell-again", id.toString(), Map.of("message", untold.message()));
    }
}
