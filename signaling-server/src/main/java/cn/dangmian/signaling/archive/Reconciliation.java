package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.ComparisonRows.Turn;
import cn.dangmian.signaling.archive.Finding.Amiss;
import cn.dangmian.signaling.archive.Finding.Untold;
import cn.dangmian.signaling.archive.Inventory.Entry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares what should be with what is, on one node at a time: each turn what is unfinished or amiss, and one page of all recordings,
 * so that in the end each of them comes round. It needs no message to have arrived.
 */
@Component
class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    /** Of a recording service that does not answer. */
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private static final String SERVICE = "recording-service";
    private static final Amiss UNANSWERED = new Amiss(IncidentKind.UNANSWERED, SERVICE, Map.of());

    private final ComparisonRows rows;
    private final Inventory inventory;
    private final Incidents incidents;
    private final Retelling retelling;
    private final StorageWatch storage;
    private final Deletions deletions;
    private final ArchiveSettings settings;
    private final Clock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Reconciliation(
            ComparisonRows rows,
            Inventory inventory,
            Incidents incidents,
            Retelling retelling,
            StorageWatch storage,
            Deletions deletions,
            ArchiveSettings settings,
            Clock clock) {
        this.rows = rows;
        this.inventory = inventory;
        this.incidents = incidents;
        this.retelling = retelling;
        this.storage = storage;
        this.deletions = deletions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Beside the clock's threads, of which there are few: a recording service that hangs must hold up nothing but this. */
    @Scheduled(fixedDelayString = "PT1S")
    void begin() {
        if (underWay.compareAndSet(false, true)) {
            threads.execute(() -> {
                try {
                    rows.begin(clock.instant(), settings.compareEvery()).ifPresent(this::turn);
                } catch (RuntimeException later) {
                    LOG.warn("recordings are compared later: {}", later.toString());
                } finally {
                    underWay.set(false);
                }
            });
        }
    }

    private void turn(Turn turn) {
        try {
            var canTell = storage.look();
            deletions.orderAgain(clock.instant().minus(settings.patience()));
            // Without its store it would know nothing of files: neither that they are missing nor that they are back.
            if (canTell) {
                compareUnfinished();
                walk(turn);
                rows.answered(clock.instant());
            }
            incidents.settle(Set.of(IncidentKind.UNANSWERED), List.of(SERVICE), List.of());
        } catch (IOException unanswered) {
            LOG.warn("the recording service was not compared with: {}", unanswered.toString());
            complain();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void complain() {
        var answered = rows.progress().answeredAt();
        if (answered != null && answered.isBefore(clock.instant().minus(SILENCE))) {
            incidents.raise(UNANSWERED);
        }
    }

    private void compareUnfinished() throws IOException, InterruptedException {
        var asked = new LinkedHashSet<>(incidents.recordings(Inventory.PAGE / 2));
        asked.addAll(rows.finalizing(clock.instant().minus(settings.patience()), Inventory.PAGE - asked.size()));
        compare(asked.stream().toList(), rows.of(asked), byId(inventory.of(asked)));
    }

    private void walk(Turn turn) throws IOException, InterruptedException {
        var reached = turn.isWhole() ? null : turn.reached();
        do {
            reached = page(reached == null ? ComparisonRows.FIRST : reached);
            rows.reached(reached, clock.instant());
        } while (turn.isWhole() && reached != null);
    }

    /** @return the last that was compared; null when there are no more */
    private @Nullable UUID page(UUID after) throws IOException, InterruptedException {
        var theirs = inventory.after(after);
        var isLast = theirs.size() < Inventory.PAGE;
        var ours = rows.between(
                after, isLast ? ComparisonRows.LAST : theirs.getLast().recording());
        var ids = new ArrayList<>(ours.keySet());
        theirs.forEach(entry -> ids.add(entry.recording()));
        compare(ids, ours, byId(theirs));
        return isLast ? null : theirs.getLast().recording();
    }

    private void compare(List<UUID> asked, Map<UUID, Comparison.Ours> ours, Map<UUID, Entry> theirs) {
        var found = new Comparison(clock.instant(), settings.patience()).of(ours, theirs);
        var amiss = new ArrayList<Amiss>();
        for (var finding : found) {
            switch (finding) {
                case Untold untold -> retelling.tell(untold);
                case Amiss one -> amiss.add(one);
            }
        }
        amiss.forEach(incidents::raise);
        incidents.settle(
                IncidentKind.OF_RECORDINGS, asked.stream().map(UUID::toString).collect(Collectors.toSet()), amiss);
    }

    private static Map<UUID, Entry> byId(List<Entry> entries) {
        return entries.stream().collect(Collectors.toMap(Entry::recording, Function.identity()));
    }
}
