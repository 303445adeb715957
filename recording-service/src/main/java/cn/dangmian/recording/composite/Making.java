package cn.dangmian.recording.composite;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes one composite after the other, and clears away what nobody wants any more. */
@Component
class Making implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Making.class);

    private final Rows rows;
    private final Rules rules;
    private final Studio studio;
    private final Clearing clearing;
    private final Duration keep;
    private volatile @Nullable Underway underway;

    Making(Rows rows, Rules rules, Studio studio, Clearing clearing, CompositeSettings settings) {
        this.rows = rows;
        this.rules = rules;
        this.studio = studio;
        this.clearing = clearing;
        keep = settings.keep();
    }

    /** Discarded ones are cleared before the next is begun: what is the same to the byte is one file in the vault. */
    @Scheduled(fixedDelay = 500)
    void turn() {
        var current = current();
        rows.discardUnused(keep);
        for (var row : rows.discarded()) {
            if (current == null || !current.id().equals(row.id())) {
                clearing.clear(row);
            } else {
                current.stop();
            }
        }
        if (current == null) {
            rows.open().forEach(clearing::beginAnew);
            beginNext();
        }
    }

    int percent(UUID id) {
        var current = current();
        return current != null && current.id().equals(id) ? current.progress().percent() : 0;
    }

    private @Nullable Underway current() {
        var last = underway;
        return last != null && last.work().isAlive() ? last : null;
    }

    private void beginNext() {
        var next = rows.open().stream().findFirst();
        if (next.isPresent() && rules.against().isEmpty()) {
            var row = next.get();
            var progress = new Progress();
            rows.build(row.id());
            var work = Thread.ofPlatform().name("composite").start(() -> make(row, progress));
            underway = new Underway(row.id(), progress, work, new AtomicBoolean());
        }
    }

    private void make(Row row, Progress progress) {
        try {
            studio.make(row, progress);
        } catch (InterruptedException e) {
            LOG.info("the composite of {} is not wanted any more, or the service stops", row.recording());
        } catch (RuntimeException e) {
            LOG.error("the composite of {} was broken off", row.recording(), e);
            rows.fail(row.id(), "internal");
        }
    }

    /** What is interrupted here is begun anew after the next start. */
    @Override
    public void close() throws InterruptedException {
        var current = current();
        if (current != null) {
            current.stop();
            current.work().join();
        }
    }

    private record Underway(UUID id, Progress progress, Thread work, AtomicBoolean stopped) {

        /** Once: a second time would break off the clearing up. */
        void stop() {
            if (stopped.compareAndSet(false, true)) {
                work.interrupt();
            }
        }
    }
}
