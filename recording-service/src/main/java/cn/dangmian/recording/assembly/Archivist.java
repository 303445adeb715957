package cn.dangmian.recording.assembly;

import cn.dangmian.recording.capture.Captures;
import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.kernel.RecordingId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes up every recording whose talk is over as soon as nothing of it is being written any more. */
@Component
class Archivist implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Archivist.class);

    private final Recordings recordings;
    private final Captures captures;
    private final Archiving archiving;
    private final ExecutorService desks;
    private final Set<RecordingId> underWay = ConcurrentHashMap.newKeySet();

    Archivist(Recordings recordings, Captures captures, Archiving archiving, AssemblySettings settings) {
        this.recordings = recordings;
        this.captures = captures;
        this.archiving = archiving;
        desks = Executors.newFixedThreadPool(
                settings.parallel(), Thread.ofPlatform().name("archivist-", 0).factory());
    }

    @Scheduled(fixedDelay = 250)
    void takeUp() {
        for (var recording : recordings.due()) {
            if (!underWay.contains(recording.id()) && captures.isSettled(recording)) {
                begin(recording.id(), () -> archiving.archive(recording));
            }
        }
    }

    @Scheduled(fixedDelay = 30_000)
    void clearWhatIsLeft() {
        for (var id : recordings.uncleared()) {
            begin(id, () -> archiving.clearIfIntact(id));
        }
        for (var recording : recordings.unsealed()) {
            begin(recording.id(), () -> archiving.sealLate(recording));
        }
    }

    /** What is interrupted here is taken up again after the next start. */
    @Override
    public void close() {
        desks.shutdownNow();
        desks.close();
    }

    private void begin(RecordingId id, Work work) {
        if (!underWay.add(id)) {
            return;
        }
        try {
            desks.execute(() -> {
                try {
                    work.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    LOG.error("work on {} was broken off", id, e);
                } finally {
                    underWay.remove(id);
                }
            });
        } catch (RejectedExecutionException e) {
            underWay.remove(id);
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }
}
