package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looking at cases: where they were registered and in the offices above; elsewhere they do not exist. */
@Service
public class CaseReading {

    private static final Set<Role> READERS =
            EnumSet.of(Role.CLERK, Role.OFFICIAL, Role.OFFICE, Role.HANDLER, Role.HEAD, Role.SUPERVISOR);
    private static final int MOST_FOUND = 50;

    private final Cases cases;
    private final MatterRows matters;
    private final CaseDoor door;
    private final Offices offices;
    private final Duties duties;
    private final Audit audit;

    CaseReading(Cases cases, MatterRows matters, CaseDoor door, Offices offices, Duties duties, Audit audit) {
        this.cases = cases;
        this.matters = matters;
        this.door = door;
        this.offices = offices;
        this.duties = duties;
        this.audit = audit;
    }

    public CaseBrief read(CaseId id, PersonId person) {
        return read(id, person, unknown(id));
    }

    /** @param unknown how it is refused when there is none, or it is not theirs */
    public CaseBrief read(CaseId id, PersonId person, Refused unknown) {
        var brief = cases.find(id).orElseThrow(() -> unknown);
        if (!reaches(brief.office(), person)) {
            throw unknown;
        }
        door.pass(person, id, unknown);
        return brief;
    }

    /** The numbers with their middle left out. */
    public Contact masked(CaseId id) {
        return cases.contact(id).masked();
    }

    /** The whole numbers; every look is logged with its purpose. */
    @Transactional
    public Contact unmask(CaseId id, PersonId person, String purpose) {
        read(id, person);
        audit.done(person.value(), "casework.unmask", id.toString(), Map.of("purpose", purpose));
        return cases.contact(id);
    }

    /** What this petitioner brought before, as far as the person may see it; newest first, at most fifty. */
    @Transactional
    public List<CaseBrief> search(Contact contact, PersonId person) {
        if (contact.idNumber() == null && contact.telephone() == null) {
            throw Refused.malformed("casework.nothing-to-search", "an identity number or a telephone number is needed");
        }
        var found = cases.of(contact, MOST_FOUND).stream()
                .filter(brief -> reaches(brief.office(), person)
                        && door.block(person, brief.id()).isEmpty())
                .toList();
        var by = contact.idNumber() == null ? "telephone" : contact.telephone() == null ? "idNumber" : "both";
        audit.done(person.value(), "casework.search", person.toString(), Map.of("by", by, "found", found.size()));
        return found;
    }

    /** What the clerk told of document and matter; for those who have read the case. */
    public CaseIntake.Particulars particulars(CaseId id) {
        return matters.get(id);
    }

    /** What the petitioner of this case brought besides it, as far as the person may see it; newest first. */
    @Transactional
    public List<CaseBrief> earlier(CaseId id, PersonId person) {
        read(id, person);
        var contact = cases.contact(id);
        if (contact.idNumber() == null && contact.telephone() == null) {
            return List.of();
        }
        var wanted = contact.idNumber() == null ? contact : new Contact(contact.idNumber(), null);
        return search(wanted, person).stream()
                .filter(one -> !one.id().equals(id) && !one.stage().equals("WITHDRAWN"))
                .toList();
    }

    /** The offices whose cases, and those below whose, this person's duties let them read as far as nothing keeps them away. */
    public List<OfficeId> reachedFrom(PersonId person) {
        return duties.of(person).stream()
                .filter(duty -> READERS.contains(duty.role()))
                .map(Duties.Duty::office)
                .distinct()
                .toList();
    }

    boolean reaches(OfficeId office, PersonId person) {
        var superiors = offices.above(office);
        return reachedFrom(person).stream()
                .anyMatch(from -> from.equals(office)
                        || superiors.stream().anyMatch(above -> above.id().equals(from)));
    }

    static Refused unknown(CaseId id) {
        return Refused.unknown("casework.unknown-case", "no such case: " + id);
    }
}
