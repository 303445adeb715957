package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.media.Rooms;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Office;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the official does at a desk. Each method runs inside the transaction of its command. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ReceptionDesk {

    private static final Set<StageName> PROMISING =
            Set.of(StageName.IN_PROGRESS, StageName.INTERRUPTED, StageName.SUSPENDED, StageName.WRAP_UP);

    /**
     * @param office that sees to it, or {@code unit}; neither until it is said
     * @param due the last day
     */
    public record Promise(
            String words,
            @Nullable UUID office,
            @Nullable UUID unit,
            @Nullable LocalDate due) {}

    private final Posts posts;
    private final Receptions receptions;
    private final Line line;
    private final Changes changes;
    private final Rooms rooms;
    private final RecorderGate recorder;
    private final CaseDoor door;
    private final Passing passing;
    private final Commitments commitments;

    ReceptionDesk(
            Posts posts,
            Receptions receptions,
            Line line,
            Changes changes,
            Rooms rooms,
            RecorderGate recorder,
            CaseDoor door,
            Passing passing,
            Commitments commitments) {
        this.posts = posts;
        this.receptions = receptions;
        this.line = line;
        this.changes = changes;
        this.rooms = rooms;
        this.recorder = recorder;
        this.door = door;
        this.passing = passing;
        this.commitments = commitments;
    }

    /** Calls the first of the line who is there. */
    public ReceptionId callNext(DeskId desk, Actor actor) {
        var post = posts.requireMannedBy(desk.value(), actor);
        if (post.pause() != null) {
            throw Refusal.deskPaused();
        }
        if (!rooms.isUp()) {
            throw new Refused("reception.media-down", "no media server answers; nobody is called");
        }
        recorder.requireSpace();
        if (receptions.isAtDesk(desk)) {
            throw Refusal.deskBusy();
        }
        line.beginCall(post.office());
        var caller = new Receptions.Caller(post.office(), desk, actor.person());
        var next = lockNextOf(caller);
        door.admit(actor.person(), next.visit().caseId(), actor.person());
        var seating = new Stage.Seating(desk, actor.person());
        return changes.change(next, actor, (reception, at) -> reception.call(seating, at))
                .reception();
    }

    private Reception lockNextOf(Receptions.Caller caller) {
        for (var turn : line.turns(caller.line())) {
            var next = receptions.lockNextOf(caller, turn);
            if (next.isPresent()) {
                line.called(caller.line(), turn);
                return next.get();
            }
        }
        throw new Refused("reception.line-empty", "nobody waits at desk " + caller.desk());
    }

    /** Rings once more at the terminal that does not answer. */
    public void recall(DeskId desk, ReceptionId id, Actor actor) {
        changes.change(own(desk, id, actor), actor, Reception::recall);
    }

    /** Passes over who does not answer, before the ring is over; they may come in again. */
    public void skip(DeskId desk, ReceptionId id, Actor actor) {
        changes.change(own(desk, id, actor), actor, Reception::miss);
    }

    /** Ends the talk. */
    public void finish(DeskId desk, ReceptionId id, List<Disposition> dispositions, Actor actor) {
        changes.change(own(desk, id, actor), actor, (own, at) -> own.finish(dispositions, at));
    }

    public void end(DeskId desk, ReceptionId id, Actor actor) {
        var own = own(desk, id, actor);
        commitments.requireAssigned(id);
        changes.change(own, actor, Reception::end);
    }

    /** Promises something in the talk, or says who sees to it until when. */
    public void promise(DeskId desk, ReceptionId id, UUID commitment, Promise promise, Actor actor) {
        var own = promising(desk, id, actor);
        commitments.keep(id, commitment, promise, actor);
        changes.touch(own.visit().line());
    }

    /** It was pressed by mistake. */
    public void withdrawPromise(DeskId desk, ReceptionId id, UUID commitment, Actor actor) {
        var own = promising(desk, id, actor);
        commitments.withdraw(id, commitment, actor);
        changes.touch(own.visit().line());
    }

    /** The officials confer without the petitioner: nothing that they promise meanwhile is shown there. */
    public void holdBack(ReceptionId id) {
        commitments.holdBack(id);
    }

    /** They are done, and the petitioner is told. */
    public void showAgain(ReceptionId id) {
        commitments.showAgain(id);
        changes.touch(receptions.lock(id).visit().line());
    }

    /** For whoever locks something else besides: whoever ends a talk locks it first. */
    public void lock(ReceptionId id) {
        receptions.lock(id);
    }

    private Reception promising(DeskId desk, ReceptionId id, Actor actor) {
        var own = own(desk, id, actor);
        if (!PROMISING.contains(own.stage().name())) {
            throw new Refused(
                    "reception.wrong-stage",
                    "cannot promise while " + own.stage().name());
        }
        return own;
    }

    /** Puts the petitioner back to the front of the line. */
    public void requeue(DeskId desk, ReceptionId id, Actor actor) {
        var own = own(desk, id, actor);
        line.placeAtFront(id, own.visit().line());
        changes.change(own, actor, (reception, at) -> reception.returnToLine("", at));
    }

    /**
     * Lets whom this desk called, or who waits in its line, wait elsewhere, at the place of the time of check-in.
     *
     * @param to the desk that is to call; null when any desk of the office may
     */
    public void passOn(DeskId desk, ReceptionId id, OfficeId office, @Nullable DeskId to, Actor actor) {
        var post = posts.requireMannedBy(desk.value(), actor);
        var found = receptions.lock(id);
        if (!isKnownAt(post, found)) {
            throw Receptions.unknown(id);
        }
        passing.pass(found, office, to, actor);
    }

    /** Where whom this desk called, or who waits in its line, may be passed on to. */
    @Transactional(readOnly = true)
    public List<Office> destinations(DeskId desk, ReceptionId id) {
        var found = receptions
                .find(id)
                .filter(one -> posts.find(desk.value())
                        .filter(post -> isKnownAt(post, one))
                        .isPresent())
                .orElseThrow(() -> Receptions.unknown(id));
        return passing.destinations(found.visit());
    }

    private boolean isKnownAt(Post post, Reception reception) {
        var seating = reception.stage().seatingOrNull();
        var waits = seating == null && reception.visit().line().equals(post.office());
        return (waits || seating != null && seating.desk().value().equals(post.id()))
                && post.manned() != null
                && door.conflicts(
                                post.manned().person(),
                                List.of(reception.visit().caseId()))
                        .isEmpty();
    }

    /** Refuses when this client does not man the desk, or the reception is not there. */
    public void requireOwn(DeskId desk, ReceptionId id, Actor actor) {
        own(desk, id, actor);
    }

    private Reception own(DeskId desk, ReceptionId id, Actor actor) {
        posts.requireMannedBy(desk.value(), actor);
        var found = receptions.lock(id);
        var seating = found.stage().seatingOrNull();
        if (seating == null || !seating.desk().equals(desk)) {
            throw Receptions.unknown(id);
        }
        return found;
    }
}
