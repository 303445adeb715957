package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.Cases;
import cn.dangmian.signaling.casework.Contact;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the clerk does at a terminal. Each method runs inside the transaction of its command. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TerminalCounter {

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

    /** How somebody stands to the petitioner. */
    public enum Relation {
        FAMILY,
        GUARDIAN,
        AGENT,
        FELLOW,
        OTHER
    }

    /**
     * @param number of the document; null only with {@link Contact.Document#NONE}
     * @param powerOfAttorney what was uploaded for this check-in; an agent has one
     */
    public record Representative(
            String name,
            Contact.Document document,
            @Nullable String number,
            Relation relation,
            boolean present,
            @Nullable UUID powerOfAttorney) {

        Representative normal() {
            return new Representative(
                    name, document, Contact.number(document, number), relation, present, powerOfAttorney);
        }

        /** Never who it is: a record is easily written into a log. */
        @Override
        public String toString() {
            return "Representative[" + relation + "]";
        }
    }

    /**
     * Who is there and what they need. Everything may be left out but the photograph: there is one, or a reason for having none.
     *
     * @param photo what was uploaded for this check-in
     * @param noPhoto why there is none
     */
    public record Attending(
            @Nullable UUID photo,
            @Nullable String noPhoto,
            String noPhotoNote,
            boolean petitionerPresent,
            List<Representative> representatives,
            @Nullable String language,
            String languageNote,
            List<String> needs,
            String needsNote) {}

    public record Ticket(ReceptionId reception, int ticket) {}

    public record Rejoined(int ticket, int ahead) {}

    private final Places places;
    private final Offices offices;
    private final Cases cases;
    private final CaseDoor door;
    private final Posts posts;
    private final Receptions receptions;
    private final Attendance attendance;
    private final Line line;
    private final Bookings bookings;
    private final Outlooks outlooks;
    private final Changes changes;
    private final Notice notice;
    private final Materials materials;
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
            Attendance attendance,
            Line line,
            Bookings bookings,
            Outlooks outlooks,
            Changes changes,
            Notice notice,
            Materials materials,
            Clocks clocks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.places = places;
        this.offices = offices;
        this.cases = cases;
        this.door = door;
        this.posts = posts;
        this.receptions = receptions;
        this.attendance = attendance;
        this.line = line;
        this.bookings = bookings;
        this.outlooks = outlooks;
        this.changes = changes;
        this.notice = notice;
        this.materials = materials;
        this.clocks = clocks;
        this.events = events;
        this.clock = clock;
    }

    public Ticket checkIn(TerminalId id, CheckIn wanted, Attending attending, Actor actor) {
        posts.requireMannedBy(id.value(), actor);
        var terminal = places.terminal(id);
        mayCheckIn(wanted, terminal);
        attendance.check(wanted.headCount(), attending);
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
        attendance.put(visit, attending, actor.person());
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
        var version = notice.version();
        if (!wanted.acknowledged() || !version.equals(wanted.noticeVersion())) {
            throw new Refused(
                    "reception.notice-not-acknowledged", "notice " + version + " must be read aloud and acknowledged");
        }
    }

    public void accept(TerminalId id, ReceptionId reception, Actor actor) {
        changes.change(own(id, reception, actor), actor, Reception::accept);
    }

    /** Nobody is called meanwhile: whoever is would be one of the three, and still be waiting. */
    public Rejoined rejoin(TerminalId id, ReceptionId reception, Actor actor) {
        standStill(reception);
        var own = own(id, reception, actor);
        line.placeBehindThree(reception, own.visit().line());
        changes.change(own, actor, Reception::rejoin);
        return new Rejoined(
                own.visit().ticket(), outlooks.of(own.visit().line()).aheadOf(reception));
    }

    /** Nobody calls or pairs meanwhile: who is first in line must not be passed over because this row is being written. */
    public void declare(TerminalId id, ReceptionId reception, @Nullable Priority reason, Actor actor) {
        standStill(reception);
        changes.change(own(id, reception, actor), actor, (own, at) -> own.declare(reason, at));
    }

    private void standStill(ReceptionId reception) {
        receptions
                .find(reception)
                .ifPresent(found -> line.standStill(found.visit().line()));
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
        events.publishEvent(new PostChanged(id.value(), false, places.officeOf(id), actor.client(), clock.instant()));
    }

    private void dismissEarlier(TerminalId id) {
        receptions.dismissEnded(id);
    }

    /** Refuses when this client does not man the terminal, or the reception is not there. */
    public void requireOwn(TerminalId id, ReceptionId reception, Actor actor) {
        own(id, reception, actor);
    }

    /**
     * Takes minutes that were printed, signed by hand, scanned and uploaded at this terminal.
     *
     * @return the bytes of the scan
     */
    public byte[] takeSignedMinutes(TerminalId id, ReceptionId reception, UUID material) {
        materials.take(material, Material.Kind.SIGNED_MINUTES, id, reception);
        return materials.of(reception, material).content();
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
