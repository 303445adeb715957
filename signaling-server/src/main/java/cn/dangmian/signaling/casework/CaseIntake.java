package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.events.CaseRegistered;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Registers a petitioner's matter at a terminal. */
@Service
public class CaseIntake {

    private static final ZoneId DAY = ZoneId.of("Asia/Shanghai");

    /** Texts as the clerk typed them; what looks like HTML is text. */
    public record Registration(TerminalId terminal, String petitioner, String address, String title, String text) {}

    private final Cases cases;
    private final Places places;
    private final Offices offices;
    private final Duties duties;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseIntake(
            Cases cases,
            Places places,
            Offices offices,
            Duties duties,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.places = places;
        this.offices = offices;
        this.duties = duties;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public CaseBrief register(Registration wanted, Actor actor) {
        var office = offices.get(places.terminal(wanted.terminal()).office());
        if (!duties.holds(actor.person(), Role.CLERK, office.id())) {
            throw Refused.unknown("organization.unknown-terminal", "no such terminal of yours: " + wanted.terminal());
        }
        var at = clock.instant();
        var day = at.atZone(DAY).toLocalDate();
        var number = "%s-%s-%04d"
                .formatted(
                        office.divisionCode(),
                        day.format(DateTimeFormatter.BASIC_ISO_DATE),
                        cases.nextSerial(office.id(), day));
        var brief = new CaseBrief(
                new CaseId(Ids.next()),
                number,
                Texts.line("petitioner.name", wanted.petitioner(), 1, 60),
                Texts.line("petitioner.address", wanted.address(), 0, 200),
                Texts.line("matter.title", wanted.title(), 1, 100),
                Texts.paragraphs("matter.text", wanted.text(), 5000),
                office.id(),
                at,
                "REGISTERED");
        cases.add(brief);
        audit.done(actor.person().value(), "casework.register", brief.id().toString(), Map.of("number", number));
        events.publishEvent(new CaseRegistered(brief.id(), office.id(), at));
        return brief;
    }

    /** A case is seen where it was registered and by the offices above; elsewhere it does not exist. */
    public CaseBrief read(CaseId id, PersonId person) {
        var brief = cases.get(id);
        var superiors = offices.above(brief.office());
        var sees = duties.of(person).stream()
                .anyMatch(duty -> duty.office().equals(brief.office())
                        || superiors.stream().anyMatch(office -> office.id().equals(duty.office())));
        if (!sees) {
            throw Refused.unknown("casework.unknown-case", "no such case: " + id);
        }
        return brief;
    }
}
