package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Terminals of offices come, get other names and go. */
@Service
@Transactional
public class TerminalAdministration {

    private final Places places;
    private final Offices offices;
    private final Enrolment enrolment;
    private final TerminalHistory history;
    private final Audit audit;

    TerminalAdministration(Places places, Offices offices, Enrolment enrolment, TerminalHistory history, Audit audit) {
        this.places = places;
        this.offices = offices;
        this.enrolment = enrolment;
        this.history = history;
        this.audit = audit;
    }

    public TerminalId create(OfficeId office, String name, PersonId person) {
        offices.get(office);
        var id = places.addTerminal(office, name.strip()).orElseThrow(TerminalAdministration::nameTaken);
        audit.done(person.value(), "terminals.create", id.toString(), Map.of("office", office.value()));
        history.note(id, TerminalHistory.Kind.CREATED, person, Map.of());
        return id;
    }

    public void rename(TerminalId terminal, String name, PersonId person) {
        if (!places.renameTerminal(terminal, name.strip())) {
            throw nameTaken();
        }
        audit.done(person.value(), "terminals.rename", terminal.toString(), Map.of());
        history.note(terminal, TerminalHistory.Kind.RENAMED, person, Map.of());
    }

    /** Its device is revoked with it. */
    public void close(TerminalId terminal, PersonId person) {
        if (!places.closeTerminal(terminal)) {
            throw new Refused("terminals.closed", "terminal " + terminal + " is closed already");
        }
        enrolment.end(terminal, person);
        audit.done(person.value(), "terminals.close", terminal.toString(), Map.of());
        history.note(terminal, TerminalHistory.Kind.CLOSED, person, Map.of());
    }

    private static Refused nameTaken() {
        return new Refused("terminals.name-taken", "the office has a terminal of that name");
    }
}
