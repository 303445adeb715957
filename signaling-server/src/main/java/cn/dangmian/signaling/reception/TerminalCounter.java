package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.Cases;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.Terminal;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.PostChanged;
import cn.dangmian.signaling.reception.events.Priority;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the clerk does at a terminal. Each method runs inside the transaction of its command. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TerminalCounter {

    private static final int MAX_HEADS = 5;

    /**
     * @param priority why this petitioner is to be called before others; null for everybody else
     * @param acknowledged the petitioner heard the notice and agreed to be recorded
     */
    public record CheckIn(
            CaseId caseId,
            OfficeId office,
            int headCount,
            String noticeVersion,
            boolean acknowledged,
            @Nullable Priority priority) {}

    public record Ticket(ReceptionId reception, int ticket) {}

    public record Rejoined(int ticket, int ahead) {}

    private final Places places;
    private final Offices offices;
    private final Cases cases;
    private final CaseDoor door;
    private final Posts posts;
    private final Receptions receptions;
    private final Line line;
    private final Bookings bookings;
    private final Outlooks outlooks;
    private final Changes changes;
    private final Notice notice;
    private final Clocks clocks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TerminalCounter(
            Places places,
            Offices offices,
            Cases cases,
            CaseDoor door,
            Posts posts,
            Receptions receptions,
            Line line,
            Bookings bookings,
            Outlooks outlooks,
            Changes changes,
            Notice notice,
            Clocks clocks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.places = places;
        this.offices = offices;
        this.cases = cases;
        this.door = door;
        this.posts = posts;
        this.receptions = receptions;
        this.line = line;
        this.bookings = bookings;
        this.outlooks = outlooks;
        this.changes = changes;
        this.notice = notice;
        this.clocks = clocks;
        this.events = events;
        this.clock = clock;
    }

    public Ticket checkIn(TerminalId id, CheckIn wanted, Actor actor) {
        posts.requireMannedBy(id.value(), actor);
        var terminal = places.terminal(id);
        mayCheckIn(wanted, terminal);
        var at = clock.instant();
        dismissEarlier(id);
        var visit = new Visit(
                ReceptionId.next(),
                wanted.caseId(),
                id,
                wanted.office(),
                line.drawTicket(wanted.office(), at),
                wanted.headCount(),
                wanted.noticeVersion(),
                at,
                null);
        var reception = Reception.checkIn(visit, clocks, at);
        receptions.add(reception);
        bookings.attach(visit, actor.person());
        changes.tell(actor, reception.checkedIn(at));
        if (wanted.priority() != null) {
            changes.change(reception, actor, (own, now) -> own.declare(wanted.priority(), now));
        }
        return new Ticket(visit.id(), visit.ticket());
    }

    private void mayCheckIn(CheckIn wanted, Terminal terminal) {
        if (cases.find(wanted.caseId())
                .filter(brief -> brief.office().equals(terminal.office()))
                .isEmpty()) {
            throw Refused.unknown("reception.unknown-case", "no such case at this office");
        }
        if (offices.above(terminal.office()).stream()
                .noneMatch(office -> office.id().equals(wanted.office()))) {
            throw Refused.malformed(
                    "reception.office-not-above", "this office does not receive petitioners of that terminal");
        }
        if (door.accuses(wanted.caseId(), wanted.office())) {
            throw new Refused("reception.accused-office", "nobody at the accused office may receive this case");
        }
        if (!wanted.acknowledged() || !notice.version().equals(wanted.noticeVersion())) {
            throw new Refused(
                    "reception.notice-not-acknowledged",
                    "notice " + notice.version() + " must be read aloud and acknowledged");
        }
        if (wanted.headCount() < 1 || wanted.headCount() > MAX_HEADS) {
            throw Refused.malformed("reception.head-count", wanted.headCount() + " people (expected: 1..5)");
        }
    }

    public void accept(TerminalId id, ReceptionId reception, Actor actor) {
        changes.change(own(id, reception, actor), actor, Reception::accept);
    }

    public Rejoined rejoin(TerminalId id, ReceptionId reception, Actor actor) {
        var own = own(id, reception, actor);
        line.placeBehindThree(reception, own.visit().line());
        changes.change(own, actor, Reception::rejoin);
        return new Rejoined(
                own.visit().ticket(), outlooks.of(own.visit().line()).aheadOf(reception));
    }

    /** Nobody calls or pairs meanwhile: who is first in line must not be passed over because this row is being written. */
    public void declare(TerminalId id, ReceptionId reception, @Nullable Priority reason, Actor actor) {
        receptions
                .find(reception)
                .ifPresent(found -> line.standStill(found.visit().line()));
        changes.change(own(id, reception, actor), actor, (own, at) -> own.declare(reason, at));
    }

    public void stepAway(TerminalId id, ReceptionId reception, Actor actor) {
        changes.change(own(id, reception, actor), actor, Reception::stepAway);
    }

    public void comeBack(TerminalId id, ReceptionId reception, Actor actor) {
        changes.change(own(id, reception, actor), actor, Reception::comeBack);
    }

    public void leave(TerminalId id, ReceptionId reception, String reason, Actor actor) {
        changes.change(own(id, reception, actor), actor, (own, at) -> own.leave(reason.strip(), at));
    }

    public void dismiss(TerminalId id, ReceptionId reception, Actor actor) {
        var own = own(id, reception, actor);
        if (StageName.OPEN.contains(own.stage().name())) {
            throw new Refused(
                    "reception.wrong-stage",
                    "cannot dismiss while " + own.stage().name());
        }
        dismissEarlier(id);
        line.touch(own.visit().line());
        events.publishEvent(
                new PostChanged(id.value(), false, places.terminal(id).office(), actor.client(), clock.instant()));
    }

    private void dismissEarlier(TerminalId id) {
        receptions.dismissEnded(id);
    }

    private Reception own(TerminalId id, ReceptionId reception, Actor actor) {
        posts.requireMannedBy(id.value(), actor);
        var found = receptions.lock(reception);
        if (!found.visit().terminal().equals(id)) {
            throw Receptions.unknown(reception);
        }
        return found;
    }
}
