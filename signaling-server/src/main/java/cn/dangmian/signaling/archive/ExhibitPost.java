package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings exhibits to the recording service: first what they are made of, then, as a promise, what they are. Repeating harms nothing. */
@Component
class ExhibitPost {

    private static final Logger LOG = LoggerFactory.getLogger(ExhibitPost.class);

    private final Exhibits exhibits;
    private final Recordings recordings;
    private final Delivery delivery;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Exhibit.Kind, ExhibitSource> sources = new EnumMap<>(Exhibit.Kind.class);

    ExhibitPost(
            Exhibits exhibits,
            Recordings recordings,
            Delivery delivery,
            Outbox outbox,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock,
            List<ExhibitSource> sources) {
        this.exhibits = exhibits;
        this.recordings = recordings;
        this.delivery = delivery;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        sources.forEach(source -> this.sources.put(source.kind(), source));
    }

    /** Beside the clock's threads, of which there are few: a recording service that hangs must hold up nothing but this. */
    @Scheduled(fixedDelayString = "PT2S")
    void begin() {
        if (underWay.compareAndSet(false, true)) {
            threads.execute(() -> {
                try {
                    bring();
                } finally {
                    underWay.set(false);
                }
            });
        }
    }

    private void bring() {
        for (var reception : exhibits.due()) {
            try {
                bring(reception);
            } catch (IOException | RuntimeException later) {
                LOG.warn(
                        "what belongs to {} is brought to the recording service later: {}",
                        reception,
                        later.toString());
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void bring(ReceptionId reception) throws IOException, InterruptedException {
        var recording = recordings.latestOf(reception).orElseThrow().id();
        var untold = exhibits.untold(reception);
        for (var exhibit : untold) {
            var source = sources.get(exhibit.kind());
            if (source == null) {
                throw new IllegalStateException("nobody keeps a " + exhibit.kind());
            }
            delivery.put(recording, exhibit.sha256(), source.content(reception, exhibit.id()));
        }
        transaction.executeWithoutResult(_ -> tell(reception, recording, untold));
    }

    private void tell(ReceptionId reception, RecordingId recording, List<Exhibit> untold) {
        var now = clock.instant();
        var told = untold.stream()
                .filter(exhibit -> exhibits.told(reception, exhibit, now))
                .map(ExhibitPost::fields)
                .toList();
        if (told.isEmpty()) {
            return;
        }
        audit.done(null, "archive.add-exhibits", recording.toString(), Map.of("count", told.size()));
        outbox.put("add", now, Map.of("recording", recording, "exhibits", told, "moments", List.of()));
    }

    private static Map<String, Object> fields(Exhibit exhibit) {
        return Map.of(
                "name", exhibit.name(),
                "kind", exhibit.kind().name().toLowerCase(Locale.ROOT),
                "mediaType", exhibit.mediaType(),
                "bytes", exhibit.bytes(),
                "sha256", exhibit.sha256(),
                "at", exhibit.at());
    }
}
