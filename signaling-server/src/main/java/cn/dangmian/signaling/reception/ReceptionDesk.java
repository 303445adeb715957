package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.media.Rooms;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the official does at a desk. Each method runs inside the transaction of its command. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ReceptionDesk {

    private final Posts posts;
    private final Receptions receptions;
    private final Line line;
    private final Changes changes;
    private final Rooms rooms;
    private final CaseDoor door;

    ReceptionDesk(Posts posts, Receptions receptions, Line line, Changes changes, Rooms rooms, CaseDoor door) {
        this.posts = posts;
        this.receptions = receptions;
        this.line = line;
        this.changes = changes;
        this.rooms = rooms;
        this.door = door;
    }

    /** Calls the first of the line who is there. */
    public ReceptionId callNext(DeskId desk, Actor actor) {
        var post = posts.requireMannedBy(desk.value(), actor);
        if (!rooms.isUp()) {
            throw new Refused("reception.media-down", "no media server answers; nobody is called");
        }
        if (receptions.isAtDesk(desk)) {
            throw Refusal.deskBusy();
        }
        line.beginCall(post.office());
        var next = receptions
                .lockNextOf(post.office(), actor.person(), door.offices(actor.person()))
                .orElseThrow(() -> new Refused("reception.line-empty", "nobody waits at desk " + desk));
        door.admit(actor.person(), next.visit().caseId(), actor.person());
        var seating = new Stage.Seating(desk, actor.person());
        return changes.change(next, actor, (reception, at) -> reception.call(seating, at))
                .reception();
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
        changes.change(own(desk, id, actor), actor, Reception::end);
    }

    /** Puts the petitioner back to the front of the line. */
    public void requeue(DeskId desk, ReceptionId id, Actor actor) {
        var own = own(desk, id, actor);
        line.placeAtFront(id, own.visit().line());
        changes.change(own, actor, (reception, at) -> reception.returnToLine("", at));
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
