package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Leave, and who does a duty meanwhile. Administrators have no substitutes: another one is appointed by the office above. */
@Component
class Leaves {

    private record Leave(LeaveId id, PersonId person, LocalDate from, LocalDate to) {}

    private record Duty(Role role, OfficeId office, String path) {}

    private final People people;
    private final Scopes scopes;
    private final Losses losses;
    private final Today today;
    private final Audit audit;
    private final JdbcClient jdbc;

    Leaves(People people, Scopes scopes, Losses losses, Today today, Audit audit, JdbcClient jdbc) {
        this.people = people;
        this.scopes = scopes;
        this.losses = losses;
        this.today = today;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    LeaveId note(PersonId id, DutyDesk.NewLeave wanted, PersonId asker) {
        requireOther(requirePerson(id, scopes.of(asker, Role.SECURITY_ADMIN)), asker);
        DutyDesk.requireOrder(wanted.from(), wanted.to());
        var leave = LeaveId.next();
        jdbc.sql("insert into person_leave (id, person, kind, starts_on, ends_on, noted_by) values (?, ?, ?, ?, ?, ?)")
                .params(leave.value(), id.value(), wanted.kind().name())
                .params(wanted.from(), wanted.to(), asker.value())
                .update();
        audit.done(
                asker.value(),
                "identity.note-leave",
                leave.toString(),
                Map.of(
                        "person",
                        id.value(),
                        "from",
                        wanted.from().toString(),
                        "to",
                        wanted.to().toString()));
        return leave;
    }

    /** The person is back: nobody does their duties for them any longer. */
    void end(LeaveId id, PersonId asker) {
        var leave = lock(id, asker);
        jdbc.sql("update person_leave set ended_at = clock_timestamp() where id = ?")
                .param(id.value())
                .update();
        lose(endedBy("leave = ?", id.value()));
        audit.done(
                asker.value(),
                "identity.end-leave",
                id.toString(),
                Map.of("person", leave.person().value()));
    }

    SubstitutionId substitute(LeaveId id, DutyDesk.NewSubstitution wanted, PersonId asker) {
        var leave = lock(id, asker);
        var scope = scopes.of(asker, Role.SECURITY_ADMIN);
        requireOther(requirePerson(wanted.person(), scope), asker);
        var duty = dutyOf(leave, wanted.duty(), scope);
        if (duty.role().administers()) {
            throw new Refused("identity.no-substitute", "an administrator has no substitute; another is appointed");
        }
        DutyDesk.requireOrder(wanted.from(), wanted.to());
        if (wanted.person().equals(leave.person())
                || wanted.from().isBefore(leave.from())
                || wanted.to().isAfter(leave.to())) {
            throw Refused.malformed("identity.outside-leave", "somebody else substitutes, and within the leave");
        }
        var substitution = add(leave, wanted, asker);
        audit.done(
                asker.value(),
                "identity.substitute",
                substitution.toString(),
                Map.of(
                        "leave", id.value(),
                        "duty", wanted.duty().value(),
                        "person", wanted.person().value()));
        return substitution;
    }

    private SubstitutionId add(Leave leave, DutyDesk.NewSubstitution wanted, PersonId asker) {
        var id = SubstitutionId.next();
        try {
            jdbc.sql("""
                            insert into substitution (id, leave, duty, substitute, starts_on, ends_on, noted_by)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(id.value(), leave.id().value())
                    .params(wanted.duty().value(), wanted.person().value(), wanted.from(), wanted.to(), asker.value())
                    .update();
        } catch (DataIntegrityViolationException guarded) {
            throw new Refused("identity.already-substituted", "somebody does this duty already in that time");
        }
        return id;
    }

    void endSubstitution(SubstitutionId id, PersonId asker) {
        var scope = scopes.of(asker, Role.SECURITY_ADMIN);
        var path =
                jdbc.sql("""
                        select o.path from substitution s join duty d on d.id = s.duty join office o on o.id = d.office
                        where s.id = ? and s.ended_at is null for update of s""").param(id.value()).query(String.class).optional().filter(scope::covers);
        if (path.isEmpty()) {
            throw Refused.unknown("identity.unknown-substitution", "no such substitution of yours: " + id);
        }
        lose(endedBy("id = ?", id.value()));
        audit.done(asker.value(), "identity.end-substitution", id.toString(), Map.of());
    }

    void endSubstitutionsOf(DutyId duty) {
        lose(endedBy("duty = ?", duty.value()));
    }

    private List<Losses.Lost> endedBy(String which, UUID value) {
        return jdbc.sql("""
                        update substitution set ended_at = clock_timestamp() from duty d
                        where d.id = substitution.duty and substitution.ended_at is null and substitution.%s
                        returning substitution.substitute, d.role, d.office""".formatted(which)).param(value).query(Losses::read).list();
    }

    private void lose(List<Losses.Lost> lost) {
        lost.forEach(losses::of);
    }

    private Leave lock(LeaveId id, PersonId asker) {
        var leave = jdbc.sql("select * from person_leave where id = ? and ended_at is null and ends_on >= ? for update")
                .params(id.value(), today.date())
                .query(Leaves::read)
                .optional()
                .orElseThrow(() -> unknownLeave(id));
        try {
            requireOther(requirePerson(leave.person(), scopes.of(asker, Role.SECURITY_ADMIN)), asker);
        } catch (Refused foreign) {
            throw foreign.kind() == Refused.Kind.UNKNOWN ? unknownLeave(id) : foreign;
        }
        return leave;
    }

    private Duty dutyOf(Leave leave, DutyId id, Scope scope) {
        return jdbc.sql("""
                        select d.role, d.office, o.path from duty d join office o on o.id = d.office
                        where d.id = ? and d.person = ? and d.ended_at is null and d.over_on > ?""")
                .params(id.value(), leave.person().value(), today.date())
                .query((row, _) -> new Duty(
                        Role.valueOf(row.getString(1)), new OfficeId(row.getObject(2, UUID.class)), row.getString(3)))
                .optional()
                .filter(duty -> scope.covers(duty.path()))
                .orElseThrow(() -> Refused.unknown("identity.unknown-duty", "no such duty of yours: " + id));
    }

    private PersonId requirePerson(PersonId id, Scope scope) {
        return people.lock(id)
                .filter(found -> found.home() != null && scope.covers(found.home()) && !found.disabled())
                .map(found -> found.person().id())
                .orElseThrow(() -> DutyDesk.unknownPerson(id));
    }

    private static void requireOther(PersonId person, PersonId asker) {
        if (person.equals(asker)) {
            throw Refused.notAllowed("identity.own-duties", "one's own duties are another administrator's work");
        }
    }

    private static Refused unknownLeave(LeaveId id) {
        return Refused.unknown("identity.unknown-leave", "no such leave of yours: " + id);
    }

    private static Leave read(ResultSet row, int number) throws SQLException {
        return new Leave(
                new LeaveId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class));
    }
}
