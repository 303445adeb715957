package cn.dangmian.recording.capture;

import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.catalog.Stage;
import cn.dangmian.recording.catalog.Subject;
import cn.dangmian.recording.destruction.Destroying;
import cn.dangmian.recording.exchange.Command;
import cn.dangmian.recording.exchange.CommandDesk;
import cn.dangmian.recording.exhibits.Exhibits;
import cn.dangmian.recording.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries out what the signaling server asks for, in whatever order repeated messages arrive. */
@Component
class CaptureDesk implements CommandDesk {

    private static final Logger LOG = LoggerFactory.getLogger(CaptureDesk.class);

    private final Recordings recordings;
    private final Segments segments;
    private final Exhibits exhibits;
    private final ArchivedReports archived;
    private final Destroying destroying;

    CaptureDesk(
            Recordings recordings,
            Segments segments,
            Exhibits exhibits,
            ArchivedReports archived,
            Destroying destroying) {
        this.recordings = recordings;
        this.segments = segments;
        this.exhibits = exhibits;
        this.archived = archived;
        this.destroying = destroying;
    }

    @Override
    public void on(Command command) {
        switch (command) {
            case Command.Expect expect -> on(expect);
            case Command.CloseSegment close -> segments.close(close.recording(), close.name(), close.until());
            case Command.Finish finish -> on(finish);
            case Command.Abandon abandon -> on(abandon);
            case Command.Add add -> exhibits.add(add.recording(), add.exhibits(), add.moments());
            case Command.Replaced replaced -> segments.replaced(replaced.recording(), replaced.name());
            case Command.Destroy order -> destroying.destroy(order);
            case Command.Report report -> archived.tellAgain(report.recording());
        }
    }

    private void on(Command.Expect expect) {
        if (segments.isAbandoned(expect.recording())) {
            LOG.info("{} was abandoned; nothing more is expected of it", expect.recording());
            return;
        }
        var subject = new Subject(expect.reception(), expect.caseId(), expect.caseNumber());
        var recording = recordings.open(expect.recording(), subject);
        if (recording.stage() != Stage.STARTING && recording.stage() != Stage.ACTIVE) {
            LOG.warn(
                    "{} is {}; segment {} comes too late",
                    recording.id(),
                    recording.stage(),
                    expect.segment().name());
            return;
        }
        var segment = expect.segment();
        expect(new Segment(
                segment.name(),
                recording.id(),
                recording.subject().reception(),
                segment.seat(),
                segment.from(),
                null,
                segment.audio(),
                segment.video(),
                false));
    }

    private void on(Command.Finish finish) {
        if (segments.isAbandoned(finish.recording())) {
            throw new Refused("abandoned", "recording " + finish.recording() + " was abandoned");
        }
        var subject = new Subject(finish.reception(), finish.caseId(), finish.caseNumber());
        var recording = recordings.open(finish.recording(), subject);
        if (!recordings.finish(finish.recording(), finish.talk())) {
            return;
        }
        for (var segment : finish.segments()) {
            // Its expect was lost on the way, or is still to come; all media that such a seat sends may be there.
            expect(new Segment(
                    segment.name(),
                    recording.id(),
                    recording.subject().reception(),
                    segment.seat(),
                    segment.from(),
                    null,
                    !segment.seat().isShown(),
                    true,
                    false));
            segments.close(recording.id(), segment.name(), segment.until());
        }
        segments.closeAll(recording.id(), finish.talk().until());
    }

    private void on(Command.Abandon abandon) {
        if (recordings.abandon(abandon.recording())) {
            segments.abandon(abandon.recording());
        } else {
            LOG.warn("{} is not abandoned: its talk was held", abandon.recording());
        }
    }

    private void expect(Segment segment) {
        if (!segments.expect(segment)) {
            throw new Refused("name-taken", "segment " + segment.name() + " belongs to another recording");
        }
    }
}
