package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.events.CaseRegistered;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Office;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Registers a petitioner's matter at a terminal. */
@Service
public class CaseIntake {

    private static final ZoneId DAY = ZoneId.of("Asia/Shanghai");

    /** Texts as the clerk typed them; what looks like HTML is text. */
    public record Registration(
            TerminalId terminal,
            String petitioner,
            String address,
            Contact contact,
            String title,
            String text,
            Confidentiality confidentiality,
            List<OfficeId> accused,
            Particulars particulars) {

        public Registration(
                TerminalId terminal,
                String petitioner,
                String address,
                Contact contact,
                String title,
                String text,
                Confidentiality confidentiality,
                List<OfficeId> accused) {
            this(terminal, petitioner, address, contact, title, text, confidentiality, accused, Particulars.NONE);
        }
    }

    /** @param until the last day on which the document is good */
    public record Paper(
            Contact.Document kind, String reason, @Nullable LocalDate until) {}

    /**
     * What may be told besides, for the tier rule and to tell two matters apart. All of it may be null.
     *
     * @param category a code of the table of categories
     * @param purpose and history are words of the tier rule
     * @param place where the matter lies
     * @param handledBy who handles it, or gave the last opinion
     */
    public record Particulars(
            @Nullable Paper paper,
            @Nullable String category,
            @Nullable String purpose,
            @Nullable String history,
            @Nullable OfficeId place,
            @Nullable OfficeId handledBy) {

        static final Particulars NONE = new Particulars(null, null, null, null, null, null);

        Particulars with(@Nullable Paper shown) {
            return new Particulars(shown, category, purpose, history, place, handledBy);
        }
    }

    private final Cases cases;
    private final MatterRows matters;
    private final CaseReading reading;
    private final CaseGuards guards;
    private final Places places;
    private final Offices offices;
    private final Duties duties;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseIntake(
            Cases cases,
            MatterRows matters,
            CaseReading reading,
            CaseGuards guards,
            Places places,
            Offices offices,
            Duties duties,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.matters = matters;
        this.reading = reading;
        this.guards = guards;
        this.places = places;
        this.offices = offices;
        this.duties = duties;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public CaseId register(Registration wanted, Actor actor) {
        var office = offices.get(places.officeOf(wanted.terminal()));
        if (!duties.holds(actor.person(), Role.CLERK, office.id())) {
            throw Refused.unknown("organization.unknown-terminal", "no such terminal of yours: " + wanted.terminal());
        }
        if (wanted.accused().contains(office.id())) {
            throw new Refused("casework.accused-here", "the accused office must not register the accusation");
        }
        var at = clock.instant();
        var brief = brief(wanted, office, number(office, at), at, "REGISTERED");
        cases.add(brief);
        cases.putContact(brief.id(), wanted.contact());
        matters.put(brief.id(), wanted.particulars());
        guards.begin(brief.id(), wanted.accused(), actor.person());
        audit.done(
                actor.person().value(), "casework.register", brief.id().toString(), Map.of("number", brief.number()));
        events.publishEvent(new CaseRegistered(brief.id(), office.id(), brief.registeredAt()));
        return brief.id();
    }

    /** What a petitioner brings without a clerk is a draft, and has no number, until somebody registers it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseId bring(Registration wanted) {
        var office = offices.get(places.officeOf(wanted.terminal()));
        var brief = brief(wanted, office, "", clock.instant(), "DRAFT");
        cases.add(brief);
        cases.putContact(brief.id(), wanted.contact());
        audit.done(
                null,
                "casework.bring",
                brief.id().toString(),
                Map.of("office", office.id().value()));
        return brief.id();
    }

    /**
     * Registers what was brought without a clerk, by a clerk of the office where it was brought or by a petition office there or
     * above: the first office that reviews the wish to be received is one of them. Whoever registers must have looked at what the
     * same petitioner brought before.
     *
     * @param repeatOf the earlier case about the same matter
     * @param earlier how many earlier cases were looked at
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void registerBrought(CaseId id, @Nullable CaseId repeatOf, int earlier, Actor actor) {
        var known = reading.earlier(id, actor.person());
        var brief = cases.lockDraft(id)
                .orElseThrow(() -> new Refused("casework.not-a-draft", "registered or withdrawn already: " + id));
        if (!mayRegister(brief.office(), actor.person())) {
            throw CaseReading.unknown(id);
        }
        if (known.size() != earlier) {
            throw new Refused(
                    "casework.earlier-unread", "earlier cases: " + known.size() + " (looked at: " + earlier + ")");
        }
        if (repeatOf != null && known.stream().noneMatch(one -> one.id().equals(repeatOf))) {
            throw CaseReading.unknown(repeatOf);
        }
        var at = clock.instant();
        var office = offices.get(brief.office());
        var number = number(office, at);
        cases.register(id, number, at, repeatOf);
        guards.begin(id, List.of(), actor.person());
        var registered = repeatOf == null
                ? Map.<String, Object>of("number", number)
                : Map.<String, Object>of("number", number, "repeatOf", repeatOf.value());
        audit.done(actor.person().value(), "casework.register", id.toString(), registered);
        events.publishEvent(new CaseRegistered(id, office.id(), at));
    }

    private boolean mayRegister(OfficeId office, PersonId person) {
        return duties.holds(person, Role.CLERK, office) || duties.holdsAbove(person, Role.OFFICE, office);
    }

    /** Whether nobody has registered it: offices decide nothing about such a case. */
    public boolean isDraft(CaseId id) {
        return cases.get(id).stage().equals("DRAFT");
    }

    /** The petitioner takes back what nobody has registered; what is registered stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdrawDraft(CaseId id) {
        if (cases.withdraw(id)) {
            audit.done(null, "casework.withdraw", id.toString(), Map.of());
        }
    }

    private static CaseBrief brief(Registration wanted, Office office, String number, Instant at, String stage) {
        return new CaseBrief(
                new CaseId(Ids.next()),
                number,
                Texts.line("petitioner.name", wanted.petitioner(), 1, 60),
                Texts.line("petitioner.address", wanted.address(), 0, 200),
                Texts.line("matter.title", wanted.title(), 1, 100),
                Texts.paragraphs("matter.text", wanted.text(), 5000),
                office.id(),
                at,
                stage,
                wanted.confidentiality());
    }

    private String number(Office office, Instant at) {
        var day = at.atZone(DAY).toLocalDate();
        return "%s-%s-%04d"
                .formatted(
                        office.divisionCode(),
                        day.format(DateTimeFormatter.BASIC_ISO_DATE),
                        cases.nextSerial(office.id(), day));
    }
}
