package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.Recordings.Kept;
import cn.dangmian.signaling.archive.Recordings.Recording;
import cn.dangmian.signaling.archive.events.RecordingArchived;
import cn.dangmian.signaling.archive.events.RecordingReported;
import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.media.Rooms;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.events.RecorderReport.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** What the recording service reports, noted and passed on to the reception. */
@Component
class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final Duration NEWS_LIFE = Duration.ofSeconds(10);

    /**
     * A guest who loads the page anew, or whose line changes, is no trouble of the recorder. Nor is a seat that is held, whose camera
     * or microphone is off, or that sends stills: black and silence are so small that the media server's buffer of 4 KiB is written
     * only every few seconds, and a picture that does not move every half minute.
     */
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(10);

    private final Recordings recordings;
    private final LiveReceptions receptions;
    private final LostSeats lost;
    private final Rooms rooms;
    private final Outbox outbox;
    private final Alive alive;
    private final Replacement replacement;
    private final Deletions deletions;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reports(
            Recordings recordings,
            LiveReceptions receptions,
            LostSeats lost,
            Rooms rooms,
            Outbox outbox,
            Alive alive,
            Replacement replacement,
            Deletions deletions,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.recordings = recordings;
        this.receptions = receptions;
        this.lost = lost;
        this.rooms = rooms;
        this.outbox = outbox;
        this.alive = alive;
        this.replacement = replacement;
        this.deletions = deletions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** One report in one transaction; repeating it changes nothing. */
    @Transactional
    public void take(JsonNode report) {
        var at = Instant.parse(report.path("at").stringValue(""));
        switch (report.path("type").stringValue("")) {
            case "ack" -> outbox.acknowledged(uuid(report, "of"));
            case "alive" -> alive.heard(report.path("full").booleanValue(false));
            case "growing" -> ifFresh(at, () -> growing(report));
            case "stalled" -> ifFresh(at, () -> stalled(report));
            case "archived" -> archived(report);
            case "failed" -> failed(report);
            case "destroyed" -> destroyed(report);
            default -> LOG.warn("a report of unknown type is ignored");
        }
    }

    private void ifFresh(Instant at, Runnable news) {
        alive.heard();
        if (at.isAfter(clock.instant().minus(NEWS_LIFE))) {
            news.run();
        }
    }

    private void growing(JsonNode report) {
        var id = new RecordingId(uuid(report, "recording"));
        recordings.segmentGrows(id, report.path("name").stringValue(""), true);
        if (recordings.isWhole(id)) {
            recordings.find(id).filter(Reports::isRunning).ifPresent(recording -> {
                recordings.become(id, "ACTIVE", "");
                tell(recording, State.ACTIVE, "");
            });
        }
    }

    private void stalled(JsonNode report) {
        var id = new RecordingId(uuid(report, "recording"));
        var name = report.path("name").stringValue("");
        var seat = seatOf(name);
        if (mayBeSilent(id, seat, Silence.in(report))
                || lost.have(id, seat)
                || !recordings.segmentGrows(id, name, false)) {
            return;
        }
        recordings.find(id).filter(Reports::isRunning).ifPresent(recording -> {
            var trouble = "recording." + report.path("reason").stringValue("not-growing");
            recordings.become(id, "FAILED", trouble);
            tell(recording, State.FAILED, trouble);
            // On a full disk another file would not grow either.
            if (!trouble.equals("recording.disk-full")) {
                replacement.of(recording, name);
            }
        });
    }

    private static String seatOf(String name) {
        var upToSeat = name.substring(0, Math.max(0, name.lastIndexOf('-')));
        return upToSeat.substring(upToSeat.lastIndexOf('-') + 1);
    }

    private boolean mayBeSilent(RecordingId id, String seat, Silence silence) {
        return Recordings.SHOWN.contains(seat)
                || (seat.startsWith("guest") && silence.longest().compareTo(LONG_PATIENCE) < 0)
                || (silence.shortest().compareTo(LONG_PATIENCE) < 0 && sentLittle(id, seat, silence.longest()));
    }

    private boolean sentLittle(RecordingId id, String seat, Duration within) {
        return recordings
                .find(id)
                .filter(recording -> rooms.sentLittle(recording.room(), seat, within))
                .isPresent();
    }

    /** Of the files of a segment. */
    private record Silence(Duration longest, Duration shortest) {

        static Silence in(JsonNode report) {
            var longest = report.path("silentMillis").longValue(0);
            return new Silence(
                    Duration.ofMillis(longest),
                    Duration.ofMillis(report.path("shortestMillis").longValue(longest)));
        }
    }

    private static boolean isRunning(Recording recording) {
        return switch (recording.stage()) {
            case "STARTING", "ACTIVE", "FAILED" -> true;
            default -> false;
        };
    }

    private void tell(Recording recording, State state, String trouble) {
        events.publishEvent(new RecordingReported(recording.reception(), state, trouble, clock.instant()));
    }

    private void archived(JsonNode report) {
        var id = new RecordingId(uuid(report, "recording"));
        recordings
                .find(id)
                .filter(recording -> recording.stage().equals("FINALIZING"))
                .ifPresent(recording -> {
                    recordings.keep(
                            id,
                            new Kept(
                                    report.path("durationMillis").longValue(0),
                                    report.path("sha256").stringValue(""),
                                    report.path("tracks").toString(),
                                    report.path("gaps").toString()));
                    audit.done(null, "archive.keep-recording", id.toString(), seal(report));
                    tellCommitments(recording);
                    tell(recording, State.KEPT, "");
                    events.publishEvent(new RecordingArchived(
                            id.value(), recording.reception(), recording.caseId(), clock.instant()));
                });
        outbox.acknowledge(uuid(report, "id"));
    }

    /** The other side's head is kept in this side's log: either log shows when the other was made anew. */
    private static Map<String, String> seal(JsonNode report) {
        return Map.of(
                "sha256", report.path("sha256").stringValue(""),
                "head", report.path("head").path("note").stringValue(""));
    }

    private void tellCommitments(Recording recording) {
        var moments = receptions.find(recording.reception()).stream()
                .flatMap(shown -> shown.commitments().stream())
                .map(commitment -> Map.of("kind", "commitment", "at", commitment.at()))
                .distinct()
                .toList();
        if (!moments.isEmpty()) {
            outbox.put(
                    "add",
                    clock.instant(),
                    Map.of("recording", recording.id(), "exhibits", List.of(), "moments", moments));
        }
    }

    private void destroyed(JsonNode report) {
        deletions.done(
                new RecordingId(uuid(report, "recording")),
                uuid(report, "order"),
                Instant.parse(report.path("destroyedAt").stringValue("")),
                report.path("sha256").stringValue(""),
                report.path("head").path("note").stringValue(""));
        outbox.acknowledge(uuid(report, "id"));
    }

    private void failed(JsonNode report) {
        var id = new RecordingId(uuid(report, "recording"));
        LOG.error(
                "recording {} could not be archived: {}",
                id,
                report.path("reason").stringValue(""));
        audit.done(
                null,
                "archive.fail-recording",
                id.toString(),
                Map.of("reason", report.path("reason").stringValue("")));
        outbox.acknowledge(uuid(report, "id"));
    }

    private static UUID uuid(JsonNode report, String field) {
        return UUID.fromString(report.path(field).stringValue(""));
    }
}
