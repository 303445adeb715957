package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.Recordings.Recording;
import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.media.Rooms;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** A recorder whose files do not grow, though its seat sends, is replaced at once by another on the same media server. */
@Component
class Replacement {

    private static final Logger LOG = LoggerFactory.getLogger(Replacement.class);

    /** When the second one does not grow either, the recorder is not what is broken. */
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Recordings recordings;
    private final Rooms rooms;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Replacement(
            Recordings recordings,
            Rooms rooms,
            Outbox outbox,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.recordings = recordings;
        this.rooms = rooms;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    private void tell(Recording recording, String segment) {
        audit.done(null, "archive.replace-recorder", recording.id().toString(), Map.of("segment", segment));
        outbox.put("replaced", clock.instant(), Map.of("recording", recording.id(), "name", segment));
    }

    /** @param segment that stands still */
    void of(Recording recording, String segment) {
        if (!recordings.isFirstSince(recording.id(), segment, clock.instant().minus(PAUSE))) {
            return;
        }
        // Not in what is left of the transaction: another node that heard the same must find the segment stopped.
        AfterCommit.run(() -> threads.execute(() -> replace(recording, segment)));
    }

    private void replace(Recording recording, String segment) {
        try {
            if (rooms.recordAnew(recording.room(), segment)) {
                transaction.executeWithoutResult(_ -> tell(recording, segment));
            }
        } catch (Refused | DataAccessException | TransactionException later) {
            LOG.warn("the recorder of {} could not be replaced: {}", segment, later.toString());
        }
    }
}
