package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.events.CaseGuarded;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.UnitDirectory;
import cn.dangmian.signaling.organization.UnitId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who must stay away from a case, and who alone may look into it. Each change runs inside the transaction of its command. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CaseGuards {

    /** Why somebody stays away. */
    public enum Kind {
        RELATIVE,
        INTEREST,
        HANDLED_BEFORE,
        OTHER
    }

    /** @param declaredBy the person, or a superior */
    public record Recusal(
            UUID id, CaseId caseId, PersonId person, Kind kind, PersonId declaredBy, Instant declaredAt) {}

    /** @param idNumber of whom the person is related to, with its middle left out */
    public record Relation(UUID id, Kind kind, String idNumber, Instant declaredAt) {}

    /** @param people who may look into it when it is not {@link Confidentiality#NORMAL} */
    public record Guards(
            Confidentiality confidentiality,
            List<OfficeId> accusedOffices,
            List<UnitId> accusedUnits,
            List<PersonId> accusedPeople,
            List<PersonId> people,
            List<Recusal> recusals) {}

    /** What a superior decides about a case. */
    public record Wanted(
            Confidentiality confidentiality,
            List<OfficeId> accusedOffices,
            List<UnitId> accusedUnits,
            List<PersonId> accusedPeople,
            List<PersonId> people) {}

    private final Cases cases;
    private final CaseReading reading;
    private final CaseDoor door;
    private final GuardRows rows;
    private final RelationRows relations;
    private final Duties duties;
    private final People people;
    private final Offices offices;
    private final UnitDirectory units;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseGuards(
            Cases cases,
            CaseReading reading,
            CaseDoor door,
            GuardRows rows,
            RelationRows relations,
            Duties duties,
            People people,
            Offices offices,
            UnitDirectory units,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.reading = reading;
        this.door = door;
        this.rows = rows;
        this.relations = relations;
        this.duties = duties;
        this.people = people;
        this.offices = offices;
        this.units = units;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps a person away from a case. Everybody may say it of themselves about a case in their sight; of others only who
     * supervises the office where it was registered.
     */
    public Recusal recuse(CaseId id, PersonId person, Kind kind, String reason, PersonId by) {
        if (!person.equals(by)) {
            requireSupervisor(id, by);
            people.get(person);
        } else {
            reading.read(id, by);
        }
        var recusal = new Recusal(Ids.next(), id, person, kind, by, clock.instant());
        if (!rows.recuse(recusal, reason)) {
            throw new Refused("casework.recused-already", "this person stays away from the case already");
        }
        audit.done(by.value(), "casework.recuse", id.toString(), Map.of("person", person.value(), "kind", kind));
        changed(id);
        return recusal;
    }

    /** Only a superior lifts a recusal, and never their own. */
    public void lift(CaseId id, UUID recusal, PersonId by) {
        requireSupervisor(id, by);
        var found = rows.inForce(recusal)
                .filter(one -> one.caseId().equals(id))
                .orElseThrow(() -> Refused.unknown("casework.unknown-recusal", "no such recusal: " + recusal));
        rows.lift(recusal, by, clock.instant());
        audit.done(
                by.value(),
                "casework.lift-recusal",
                id.toString(),
                Map.of("person", found.person().value()));
        changed(id);
    }

    public void decide(CaseId id, Wanted wanted, PersonId by) {
        requireSupervisor(id, by);
        wanted.accusedOffices().forEach(offices::get);
        wanted.accusedUnits().forEach(units::requireKnown);
        wanted.accusedPeople().forEach(people::get);
        wanted.people().forEach(people::get);
        apply(id, wanted, by);
        audit.done(
                by.value(),
                "casework.guard",
                id.toString(),
                Map.of(
                        "confidentiality", wanted.confidentiality(),
                        "accusedOffices", wanted.accusedOffices(),
                        "accusedUnits", wanted.accusedUnits(),
                        "accusedPeople", wanted.accusedPeople(),
                        "people", wanted.people()));
        changed(id);
    }

    /** What the clerk notes when the case is registered. */
    void begin(CaseId id, List<OfficeId> accused, PersonId clerk) {
        accused.forEach(office -> rows.accuse(id, offices.get(office).id(), null, clerk));
        door.admit(clerk, id, clerk);
    }

    private void apply(CaseId id, Wanted wanted, PersonId by) {
        rows.setConfidentiality(id, wanted.confidentiality());
        rows.acquit(id);
        wanted.accusedOffices().forEach(office -> rows.accuse(id, office, null, by));
        wanted.accusedUnits().forEach(unit -> rows.accuseUnit(id, unit, by));
        wanted.accusedPeople().forEach(person -> rows.accuse(id, null, person, by));
        rows.setList(id, wanted.people(), by);
    }

    /** For those who decide about it. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Guards of(CaseId id, PersonId person) {
        requireSupervisor(id, person);
        return new Guards(
                cases.get(id).confidentiality(),
                rows.accusedOffices(id),
                rows.accusedUnits(id),
                rows.accusedPeople(id),
                rows.onList(id),
                rows.recusalsOf(id));
    }

    /** Keeps the person away from every case of the petitioner with this identity number. */
    public Relation relate(PersonId person, Kind kind, String idNumber) {
        var number = Contact.typed(idNumber, null).idNumber();
        if (number == null || kind == Kind.HANDLED_BEFORE) {
            throw Refused.malformed("casework.bad-id-number", "a relation is to somebody with an identity number");
        }
        var relation = new Relation(
                Ids.next(),
                kind,
                String.valueOf(new Contact(number, null).masked().idNumber()),
                clock.instant());
        relations.add(relation, person, number);
        audit.done(person.value(), "casework.relate", relation.id().toString(), Map.of("kind", kind));
        relations.casesOf(relation.id()).forEach(this::changed);
        return relation;
    }

    /** Nobody opens a case to themselves: a relation is ended by a superior. */
    public void endRelation(PersonId person, UUID id, PersonId by) {
        requireSuperior(person, by);
        var kept = relations.casesOf(id);
        if (!relations.end(id, person, clock.instant())) {
            throw Refused.unknown("casework.unknown-relation", "no such relation: " + id);
        }
        audit.done(by.value(), "casework.end-relation", id.toString(), Map.of("person", person.value()));
        kept.forEach(this::changed);
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Relation> relationsOf(PersonId person, PersonId by) {
        if (!person.equals(by)) {
            requireSuperior(person, by);
        }
        return relations.of(person);
    }

    private void requireSuperior(PersonId person, PersonId by) {
        var below = duties.of(person).stream().anyMatch(duty -> duties.holdsAbove(by, Role.SUPERVISOR, duty.office()));
        if (person.equals(by) || !below) {
            throw Refused.unknown("identity.unknown-person", "no such person below you: " + person);
        }
    }

    private void requireSupervisor(CaseId id, PersonId person) {
        var unknown = CaseReading.unknown(id);
        var brief = cases.find(id).orElseThrow(() -> unknown);
        if (!duties.holdsAbove(person, Role.SUPERVISOR, brief.office())) {
            throw unknown;
        }
        if (!door.conflicts(person, List.of(id)).isEmpty()) {
            door.pass(person, id, unknown);
        }
    }

    private void changed(CaseId id) {
        events.publishEvent(new CaseGuarded(id));
    }
}
