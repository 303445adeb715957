package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.CaseIntake.Paper;
import cn.dangmian.signaling.casework.Contact.Document;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Identity cards that are read when a petitioner comes again for a case that is there. */
@Service
class CaseCards {

    private final Cases cases;
    private final MatterRows matters;
    private final CaseReading reading;
    private final Duties duties;
    private final Audit audit;

    CaseCards(Cases cases, MatterRows matters, CaseReading reading, Duties duties, Audit audit) {
        this.cases = cases;
        this.matters = matters;
        this.reading = reading;
        this.duties = duties;
        this.audit = audit;
    }

    /** A case without a number takes over the card's; another number is another person's until somebody has looked. */
    @Transactional
    public void take(CaseId id, String card, @Nullable LocalDate until, PersonId person) {
        var brief = reading.read(id, person);
        if (!duties.holds(person, Role.CLERK, brief.office())) {
            throw CaseReading.unknown(id);
        }
        var number = Objects.requireNonNull(Contact.number(Document.ID_CARD, card));
        cases.lock(id);
        var known = cases.contact(id);
        if (number.equals(known.idNumber())) {
            return;
        }
        if (known.idNumber() != null) {
            throw new Refused("casework.other-number", "the case has the number of another document");
        }
        put(id, new Contact(number, known.telephone(), known.email()), until);
        audit.done(person.value(), "casework.take-card", id.toString(), Map.of());
    }

    /** The table wants a document to have its number at every moment, and a number never to go with none. */
    private void put(CaseId id, Contact contact, @Nullable LocalDate until) {
        var told = matters.get(id);
        matters.put(id, told.with(null));
        cases.putContact(id, contact);
        matters.put(id, told.with(new Paper(Document.ID_CARD, "", until)));
    }
}
