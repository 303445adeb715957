package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.reception.Stage.Seating;
import cn.dangmian.signaling.reception.Stage.Talk;
import cn.dangmian.signaling.reception.events.CallAccepted;
import cn.dangmian.signaling.reception.events.CallUnanswered;
import cn.dangmian.signaling.reception.events.ConversationInterrupted;
import cn.dangmian.signaling.reception.events.ConversationResumed;
import cn.dangmian.signaling.reception.events.ConversationStarted;
import cn.dangmian.signaling.reception.events.GateOpened;
import cn.dangmian.signaling.reception.events.HandedOver;
import cn.dangmian.signaling.reception.events.PassedOn;
import cn.dangmian.signaling.reception.events.PetitionerAway;
import cn.dangmian.signaling.reception.events.PetitionerBack;
import cn.dangmian.signaling.reception.events.PetitionerCalled;
import cn.dangmian.signaling.reception.events.PetitionerCheckedIn;
import cn.dangmian.signaling.reception.events.PetitionerDeferred;
import cn.dangmian.signaling.reception.events.PetitionerLeft;
import cn.dangmian.signaling.reception.events.PetitionerRecalled;
import cn.dangmian.signaling.reception.events.PetitionerRejoined;
import cn.dangmian.signaling.reception.events.Priority;
import cn.dangmian.signaling.reception.events.PriorityDeclared;
import cn.dangmian.signaling.reception.events.ReceptionArchived;
import cn.dangmian.signaling.reception.events.ReceptionEnded;
import cn.dangmian.signaling.reception.events.ReceptionSuspended;
import cn.dangmian.signaling.reception.events.RecorderChanged;
import cn.dangmian.signaling.reception.events.RecorderReport;
import cn.dangmian.signaling.reception.events.ReturnedToLine;
import cn.dangmian.signaling.reception.events.TalkFinished;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One petitioner's visit. A transition asks for the stage it needs, takes the time as an argument and returns the one event that
 * happened.
 */
final class Reception {

    private static final int MAX_RECALLS = 2;

    private Visit visit;
    private final Clocks clocks;
    private Stage stage;
    private RecorderNote recorder;
    private long revision;

    Reception(Visit visit, Stage stage, RecorderNote recorder, long revision, Clocks clocks) {
        this.visit = visit;
        this.stage = stage;
        this.recorder = recorder;
        this.revision = revision;
        this.clocks = clocks;
    }

    static Reception checkIn(Visit visit, Clocks clocks, Instant at) {
        return new Reception(visit, new Stage.Queued(at, 0, null), RecorderNote.NONE, 1, clocks);
    }

    PetitionerCheckedIn checkedIn(Instant at) {
        return new PetitionerCheckedIn(visit.id(), revision, visit.caseId(), visit.line(), at);
    }

    PetitionerCalled call(Seating seating, Instant at) {
        var queued = present("call");
        recorder = RecorderNote.NONE;
        become(new Stage.Called(seating, queued.missedCalls(), at, 0, at.plus(clocks.ring())));
        return new PetitionerCalled(
                visit.id(), revision, visit.caseId(), visit.line(), at, seating.desk(), seating.official());
    }

    /** Rings again; twice at most, each time for the whole length of a ring. */
    PetitionerRecalled recall(Instant at) {
        var called = standing(Stage.Called.class, "ring again");
        if (called.recalls() >= MAX_RECALLS) {
            throw new Refused("reception.rung-enough", called.recalls() + " recalls (expected: 0..1 before one more)");
        }
        var recalls = called.recalls() + 1;
        become(new Stage.Called(
                called.seating(), called.missedCalls(), called.since(), recalls, at.plus(clocks.ring())));
        return new PetitionerRecalled(visit.id(), revision, visit.caseId(), visit.line(), at, recalls);
    }

    CallUnanswered miss(Instant at) {
        var called = standing(Stage.Called.class, "miss");
        become(new Stage.Skipped(at, called.missedCalls() + 1));
        return new CallUnanswered(visit.id(), revision, visit.caseId(), visit.line(), at, called.missedCalls() + 1);
    }

    PetitionerRejoined rejoin(Instant at) {
        var skipped = standing(Stage.Skipped.class, "rejoin");
        become(new Stage.Queued(at, skipped.missedCalls(), null));
        return new PetitionerRejoined(visit.id(), revision, visit.caseId(), visit.line(), at);
    }

    /** @param ticket number of the day in that line */
    PassedOn passOn(OfficeId to, int ticket, @Nullable DeskId desk, Instant at) {
        var missed = stage instanceof Stage.Called called
                ? called.missedCalls()
                : present("pass on").missedCalls();
        var from = visit.line();
        visit = visit.movedTo(to, ticket);
        become(new Stage.Queued(at, missed, null));
        return new PassedOn(visit.id(), revision, visit.caseId(), to, at, from, desk);
    }

    /** @param reason to be called before others; null takes it back */
    PriorityDeclared declare(@Nullable Priority reason, Instant at) {
        if (!(stage instanceof Stage.Queued || stage instanceof Stage.Skipped)) {
            throw cannot("declare a priority");
        }
        visit = visit.declared(reason);
        become(stage);
        return new PriorityDeclared(visit.id(), revision, visit.caseId(), visit.line(), at, reason);
    }

    /** Number and place are kept, but nobody calls. */
    PetitionerAway stepAway(Instant at) {
        become(present("step away").away(at));
        return new PetitionerAway(visit.id(), revision, visit.caseId(), visit.line(), at);
    }

    PetitionerBack comeBack(Instant at) {
        var queued = standing(Stage.Queued.class, "come back");
        if (queued.awaySince() == null) {
            throw cannot("come back");
        }
        become(queued.away(null));
        return new PetitionerBack(visit.id(), revision, visit.caseId(), visit.line(), at);
    }

    PetitionerLeft leave(String reason, Instant at) {
        if (!(stage instanceof Stage.Queued || stage instanceof Stage.Skipped || stage instanceof Stage.Called)) {
            throw cannot("leave");
        }
        become(new Stage.Left(at, reason));
        return new PetitionerLeft(visit.id(), revision, visit.caseId(), visit.line(), at, reason);
    }

    PetitionerDeferred defer(Instant at) {
        if (!(stage instanceof Stage.Queued || stage instanceof Stage.Skipped || stage instanceof Stage.Suspended)) {
            throw cannot("defer");
        }
        become(new Stage.Deferred(at));
        return new PetitionerDeferred(visit.id(), revision, visit.caseId(), visit.line(), at);
    }

    CallAccepted accept(Instant at) {
        var seating = standing(Stage.Called.class, "accept").seating();
        recorder = new RecorderNote(RecorderReport.State.STARTING, "");
        become(new Stage.Connecting(seating, null, at.plus(clocks.connect())));
        return new CallAccepted(
                visit.id(), revision, visit.caseId(), visit.line(), at, seating.desk(), seating.official());
    }

    GateOpened openGate(RoomId room, Instant at) {
        var connecting = standing(Stage.Connecting.class, "open the gate");
        if (connecting.gateOpenedAt() != null) {
            throw cannot("open the gate twice");
        }
        become(new Stage.Connecting(connecting.seating(), at, at.plus(clocks.growth())));
        return new GateOpened(visit.id(), revision, visit.caseId(), visit.line(), at, room);
    }

    ConversationStarted begin(RoomId room, Instant at) {
        var connecting = standing(Stage.Connecting.class, "begin");
        if (connecting.gateOpenedAt() == null) {
            throw cannot("begin before the gate is open");
        }
        become(new Stage.InProgress(connecting.seating(), connecting.gateOpenedAt()));
        return new ConversationStarted(visit.id(), revision, visit.caseId(), visit.line(), at, room);
    }

    ConversationInterrupted lose(String seat, Instant at) {
        var next = possible(stage.without(seat, at.plus(clocks.grace())), "lose a seat");
        become(next);
        return new ConversationInterrupted(visit.id(), revision, visit.caseId(), visit.line(), at, next.deadline());
    }

    ConversationResumed resume(Instant at) {
        var talk = standing(Stage.Interrupted.class, "resume");
        become(new Stage.InProgress(talk.seating(), talk.talkFrom()));
        return new ConversationResumed(visit.id(), revision, visit.caseId(), visit.line(), at);
    }

    ReceptionSuspended suspend(Instant at) {
        var talk = standing(Stage.Interrupted.class, "suspend");
        become(new Stage.Suspended(talk.seating(), new Talk(talk.talkFrom(), at)));
        return new ReceptionSuspended(visit.id(), revision, visit.caseId(), visit.line(), at);
    }

    /** Back to the front of the line: a call taken back, a connection that failed, a talk that broke off. */
    ReturnedToLine returnToLine(String trouble, Instant at) {
        var talked = stage instanceof Stage.Suspended;
        if (!talked && !(stage instanceof Stage.Called || stage instanceof Stage.Connecting)) {
            throw cannot("return to the line");
        }
        become(new Stage.Queued(at, stage instanceof Stage.Called called ? called.missedCalls() : 0, null));
        recorder = new RecorderNote(null, trouble);
        return new ReturnedToLine(visit.id(), revision, visit.caseId(), visit.line(), at, talked);
    }

    /** Another official goes on, at the same desk or another. */
    HandedOver handOver(Seating to, Instant at) {
        var from = seating().official();
        become(possible(stage.handedTo(to), "hand over"));
        return new HandedOver(visit.id(), revision, visit.caseId(), visit.line(), at, from, to.official(), to.desk());
    }

    TalkFinished finish(List<Disposition> dispositions, Instant at) {
        var talk = possible(stage.talkEndingAt(at), "finish");
        become(new Stage.WrapUp(seating(), talk, Disposition.atLeastOne(dispositions)));
        return new TalkFinished(visit.id(), revision, visit.caseId(), visit.line(), at, talk.from(), talk.until());
    }

    ReceptionEnded end(Instant at) {
        var done = standing(Stage.WrapUp.class, "end");
        become(new Stage.Ended(done.seating(), done.talk(), done.dispositions(), at));
        return new ReceptionEnded(visit.id(), revision, visit.caseId(), visit.line(), at);
    }

    ReceptionArchived archive(Instant at) {
        var ended = standing(Stage.Ended.class, "archive");
        become(new Stage.Archived(ended.seating(), ended.talk(), ended.dispositions(), at));
        return new ReceptionArchived(visit.id(), revision, visit.caseId(), visit.line(), at);
    }

    RecorderChanged noteRecorder(RecorderReport report) {
        if (stage.seatingOrNull() == null || stage instanceof Stage.Called) {
            throw cannot("note the recorder");
        }
        recorder = new RecorderNote(report.state(), report.trouble());
        revision++;
        var state = report.state().name();
        return new RecorderChanged(visit.id(), revision, visit.caseId(), visit.line(), report.at(), state);
    }

    private <S extends Stage> S standing(Class<S> needed, String verb) {
        if (!needed.isInstance(stage)) {
            throw cannot(verb);
        }
        return needed.cast(stage);
    }

    private <T> T possible(@Nullable T next, String verb) {
        if (next == null) {
            throw cannot(verb);
        }
        return next;
    }

    private Stage.Queued present(String verb) {
        var queued = standing(Stage.Queued.class, verb);
        if (queued.awaySince() != null) {
            throw cannot(verb);
        }
        return queued;
    }

    private Refused cannot(String verb) {
        var away = stage.awaySinceOrNull() == null ? "" : " and away";
        return new Refused("reception.wrong-stage", "cannot " + verb + " while " + stage.name() + away);
    }

    private void become(Stage next) {
        stage = next;
        revision++;
    }

    Visit visit() {
        return visit;
    }

    Stage stage() {
        return stage;
    }

    RecorderNote recorder() {
        return recorder;
    }

    long revision() {
        return revision;
    }

    Seating seating() {
        var seating = stage.seatingOrNull();
        if (seating == null) {
            throw cannot("name a desk");
        }
        return seating;
    }
}
