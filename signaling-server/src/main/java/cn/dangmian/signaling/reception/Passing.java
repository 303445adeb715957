package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Office;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends a petitioner on to another desk, or into the line of another office above the terminal. */
@Component
class Passing {

    private final Receptions receptions;
    private final Posts posts;
    private final Places places;
    private final Offices offices;
    private final Line line;
    private final Changes changes;
    private final CaseDoor door;
    private final Clock clock;

    Passing(
            Receptions receptions,
            Posts posts,
            Places places,
            Offices offices,
            Line line,
            Changes changes,
            CaseDoor door,
            Clock clock) {
        this.receptions = receptions;
        this.posts = posts;
        this.places = places;
        this.offices = offices;
        this.line = line;
        this.changes = changes;
        this.door = door;
        this.clock = clock;
    }

    /** Offices that may receive this petitioner: above the terminal, and not accused in the case. */
    List<Office> destinations(Visit visit) {
        return offices.above(places.officeOf(visit.terminal())).stream()
                .filter(office -> !door.accuses(visit.caseId(), office.id()))
                .toList();
    }

    /** @param to the desk that is to call; null when any desk of the office may */
    void pass(Reception reception, OfficeId office, @Nullable DeskId to, Actor actor) {
        var visit = reception.visit();
        if (door.accuses(visit.caseId(), office)) {
            throw new Refused("reception.accused-office", "nobody at the accused office may receive this case");
        }
        if (destinations(visit).stream().noneMatch(one -> one.id().equals(office))) {
            throw Refused.malformed(
                    "reception.office-not-above", "this office does not receive petitioners of that terminal");
        }
        if (to != null && !mayCall(to, office, reception)) {
            throw new Refused("reception.desk-unavailable", "nobody calls this petitioner from desk " + to);
        }
        var at = clock.instant();
        line.ensure(office, at);
        line.lock(visit.line(), office);
        var ticket = visit.line().equals(office) ? visit.ticket() : line.drawTicket(office, at);
        changes.change(reception, actor, (own, now) -> own.passOn(office, ticket, to, now));
        line.placeByCheckIn(visit.id(), office, to);
        if (!visit.line().equals(office)) {
            changes.touch(visit.line());
        }
    }

    private boolean mayCall(DeskId desk, OfficeId office, Reception reception) {
        return posts.find(desk.value())
                .filter(post -> post.isDesk() && post.office().equals(office) && post.pause() == null)
                .map(Post::manned)
                .filter(manned -> door.conflicts(
                                manned.person(), List.of(reception.visit().caseId()))
                        .isEmpty())
                .isPresent();
    }
}
