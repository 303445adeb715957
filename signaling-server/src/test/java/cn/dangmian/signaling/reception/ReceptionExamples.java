package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.reception.events.RecorderReport;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Receptions in every stage, each led there by the transitions that lead there. */
final class ReceptionExamples {

    static final Instant CHECKED_IN = Instant.parse("2026-11-25T01:00:00Z");
    static final Instant CALLED = CHECKED_IN.plusSeconds(600);
    static final Instant ACCEPTED = CALLED.plusSeconds(12);
    static final Instant GATE_OPENED = ACCEPTED.plusSeconds(1);
    static final Instant BEGUN = GATE_OPENED.plusSeconds(2);
    static final Instant LOST = BEGUN.plusSeconds(300);
    static final Instant GRACE_OVER = LOST.plusSeconds(90);
    static final Instant FINISHED = BEGUN.plusSeconds(900);

    static final Stage.Seating SEATING = new Stage.Seating(
            DeskId.of("0199c0de-0000-7000-8000-000000000001"), PersonId.of("0199c0de-0000-7000-8000-000000000002"));
    static final PersonId SUCCESSOR = PersonId.of("0199c0de-0000-7000-8000-000000000007");
    static final OfficeId OTHER_LINE = OfficeId.of("0199c0de-0000-7000-8000-000000000008");
    static final RoomId ROOM = new RoomId(UUID.fromString("0199c0de-0000-7000-8000-000000000003"));
    static final List<Disposition> DISPOSITIONS =
            List.of(new Disposition(Disposition.Kind.TRANSFERRED, "to the county office"));
    static final Visit VISIT = new Visit(
            ReceptionId.next(),
            CaseId.of("0199c0de-0000-7000-8000-000000000004"),
            TerminalId.of("0199c0de-0000-7000-8000-000000000005"),
            OfficeId.of("0199c0de-0000-7000-8000-000000000006"),
            7,
            2,
            "2026-11",
            CHECKED_IN,
            null);

    /** As they are when no setting says otherwise. */
    static final Clocks CLOCKS =
            new Binder(new MapConfigurationPropertySource()).bindOrCreate("dangmian.reception", Clocks.class);

    /** What a recorder says. */
    record Report(ReceptionId reception, State state, String trouble, Instant at) implements RecorderReport {}

    private ReceptionExamples() {}

    static Reception queued() {
        return Reception.checkIn(VISIT, CLOCKS, CHECKED_IN);
    }

    static Reception away() {
        var reception = queued();
        reception.stepAway(CALLED);
        return reception;
    }

    static Reception called() {
        var reception = queued();
        reception.call(SEATING, CALLED);
        return reception;
    }

    static Reception skipped() {
        var reception = called();
        reception.miss(CALLED.plusSeconds(60));
        return reception;
    }

    static Reception connecting() {
        var reception = called();
        reception.accept(ACCEPTED);
        return reception;
    }

    static Reception admitted() {
        var reception = connecting();
        reception.openGate(ROOM, GATE_OPENED);
        return reception;
    }

    static Reception inProgress() {
        var reception = admitted();
        reception.begin(ROOM, BEGUN);
        return reception;
    }

    static Reception interrupted() {
        var reception = inProgress();
        reception.lose("terminal", LOST);
        return reception;
    }

    static Reception suspended() {
        var reception = interrupted();
        reception.suspend(GRACE_OVER);
        return reception;
    }

    static Reception wrapUp() {
        var reception = inProgress();
        reception.finish(DISPOSITIONS, FINISHED);
        return reception;
    }

    static Reception ended() {
        var reception = wrapUp();
        reception.end(FINISHED.plusSeconds(60));
        return reception;
    }

    static Reception archived() {
        var reception = ended();
        reception.archive(FINISHED.plusSeconds(70));
        return reception;
    }

    static Reception left() {
        var reception = queued();
        reception.leave("the petitioner left", CALLED);
        return reception;
    }

    static Reception deferred() {
        var reception = queued();
        reception.defer(CALLED);
        return reception;
    }
}
