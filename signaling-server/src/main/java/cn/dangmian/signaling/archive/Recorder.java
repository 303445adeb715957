package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.Recordings.Recording;
import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.Rooms;
import cn.dangmian.signaling.media.Segment;
import cn.dangmian.signaling.media.events.SegmentStarted;
import cn.dangmian.signaling.media.events.SegmentStopped;
import cn.dangmian.signaling.reception.RecorderGate;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts and stops the recorder of a reception, and tells the recording service what to expect. */
@Component
class Recorder implements RecorderGate {

    private final Recordings recordings;
    private final Outbox outbox;
    private final FinishLetter letter;
    private final Rooms rooms;
    private final Alive alive;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Recorder(
            Recordings recordings,
            Outbox outbox,
            FinishLetter letter,
            Rooms rooms,
            Alive alive,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.recordings = recordings;
        this.outbox = outbox;
        this.letter = letter;
        this.rooms = rooms;
        this.alive = alive;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String open(ReceptionId reception, CaseId caseId, String caseNumber, RoomId room) {
        var id = new RecordingId(Ids.next());
        return prefix(begin(new Recording(id, reception, caseId, caseNumber, room, "STARTING", null, null, null)));
    }

    @Override
    public void requireSpace() {
        if (alive.isFull()) {
            throw new Refused("archive.no-space", "too little room is left for recordings; nothing new is begun");
        }
    }

    private static String prefix(Recording recording) {
        return "r" + recording.id();
    }

    @Override
    public void announce(ReceptionId reception) {
        recordings
                .open(reception)
                .ifPresent(recording -> rooms.segments(recording.room(), prefix(recording))
                        .forEach(segment -> expect(recording, segment)));
    }

    /** @return the one that is open already, if there is one */
    private Recording begin(Recording recording) {
        var reception = recording.reception();
        var added = transaction.execute(_ -> {
            var isFirst = recordings.add(recording, clock.instant());
            if (isFirst) {
                audit.done(
                        null,
                        "archive.start-recording",
                        recording.id().toString(),
                        Map.of("reception", reception.value()));
            }
            return isFirst;
        });
        return Boolean.TRUE.equals(added)
                ? recording
                : recordings.open(reception).orElse(recording);
    }

    private void expect(Recording recording, Segment segment) {
        transaction.executeWithoutResult(_ -> {
            if (recordings.addSegment(recording.id(), segment)) {
                outbox.put(
                        "expect",
                        clock.instant(),
                        Map.of(
                                "recording", recording.id(),
                                "reception", recording.reception(),
                                "case", recording.caseId(),
                                "caseNumber", recording.caseNumber(),
                                "segment",
                                        Map.of(
                                                "name", segment.name(),
                                                "seat", segment.seat(),
                                                "from", segment.from(),
                                                "audio", segment.audio(),
                                                "video", segment.video())));
            }
        });
    }

    @EventListener
    void on(SegmentStarted started) {
        AfterCommit.run(
                () -> recordings.openIn(started.room()).ifPresent(recording -> expect(recording, started.segment())));
    }

    @EventListener
    void on(SegmentStopped stopped) {
        AfterCommit.run(
                () -> recordings.openIn(stopped.room()).ifPresent(recording -> stop(recording, stopped.segment())));
    }

    private void stop(Recording recording, Segment segment) {
        var until = segment.until() == null ? clock.instant() : segment.until();
        transaction.executeWithoutResult(_ -> {
            if (recordings.stopSegment(recording.id(), segment.name(), until)) {
                outbox.put(
                        "close-segment",
                        clock.instant(),
                        Map.of("recording", recording.id(), "name", segment.name(), "until", until));
                alive.lookAgain(recording);
            }
        });
    }

    @Override
    public void finish(ReceptionId reception, Instant from, Instant until) {
        recordings.open(reception).ifPresent(recording -> {
            rooms.stopRecording(recording.room());
            rooms.segments(recording.room(), prefix(recording)).forEach(segment -> expect(recording, segment));
            transaction.executeWithoutResult(_ -> close(recording, from, until));
        });
    }

    private void close(Recording recording, Instant from, Instant until) {
        if (!recordings.close(recording.id(), from, until)) {
            return;
        }
        var segments = recordings.segments(recording.id()).size();
        audit.done(null, "archive.finish-recording", recording.id().toString(), Map.of("segments", segments));
        letter.put(recording);
    }

    @Override
    public void abandon(ReceptionId reception) {
        recordings.open(reception).ifPresent(recording -> {
            rooms.stopRecording(recording.room());
            transaction.executeWithoutResult(_ -> {
                recordings.become(recording.id(), "ABANDONED", "");
                audit.done(null, "archive.abandon-recording", recording.id().toString(), Map.of());
                outbox.put("abandon", clock.instant(), Map.of("recording", recording.id()));
            });
        });
    }
}
