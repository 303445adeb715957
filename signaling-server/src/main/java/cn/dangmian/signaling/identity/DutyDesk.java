package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Duties: what a security administrator gives and ends in the subtree, to and of others only. The three kinds of administrators are
 * appointed by an office above the one they administer; those of the topmost office by whoever runs the server.
 */
@Service
@Transactional
public class DutyDesk {

    /** @param to the last day; null when no end is set */
    public record NewDuty(
            Role role,
            OfficeId office,
            LocalDate from,
            @Nullable LocalDate to,
            String reason) {}

    public enum LeaveKind {
        ANNUAL,
        SICK,
        TRAVEL,
        TRAINING,
        OTHER
    }

    public record NewLeave(LeaveKind kind, LocalDate from, LocalDate to) {}

    public record NewSubstitution(DutyId duty, PersonId person, LocalDate from, LocalDate to) {}

    record Row(DutyId id, PersonId person, Role role, OfficeId office, String path, LocalDate endsOn) {}

    private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

    private final People people;
    private final Scopes scopes;
    private final Leaves leaves;
    private final Losses losses;
    private final Today today;
    private final Audit audit;
    private final JdbcClient jdbc;

    DutyDesk(People people, Scopes scopes, Leaves leaves, Losses losses, Today today, Audit audit, JdbcClient jdbc) {
        this.people = people;
        this.scopes = scopes;
        this.leaves = leaves;
        this.losses = losses;
        this.today = today;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    public DutyId assign(PersonId id, NewDuty wanted, PersonId asker) {
        var scope = scopes.of(asker, Role.SECURITY_ADMIN);
        var account = people.lock(id)
                .filter(found -> found.home() != null && scope.covers(found.home()))
                .orElseThrow(() -> unknownPerson(id));
        requireAppointing(scope, wanted.role(), scopes.require(scope, wanted.office()), id, asker);
        if (account.disabled()) {
            throw new Refused("identity.person-disabled", "a disabled person is given no duty");
        }
        var last = wanted.to() == null ? FOR_EVER : wanted.to();
        requireOrder(wanted.from(), last);
        var duty = add(id, wanted, asker);
        audit.done(
                asker.value(),
                "identity.assign-duty",
                duty.toString(),
                Map.of(
                        "person", id.value(),
                        "role", wanted.role(),
                        "office", wanted.office().value(),
                        "from", wanted.from().toString(),
                        "to", wanted.to() == null ? "" : wanted.to().toString()));
        return duty;
    }

    private DutyId add(PersonId id, NewDuty wanted, PersonId asker) {
        var duty = DutyId.next();
        try {
            jdbc.sql("""
                            insert into duty (id, person, role, office, starts_on, ends_on, assigned_by, reason)
                            values (?, ?, ?, ?, ?, coalesce(?::date, 'infinity'), ?, ?)""")
                    .params(
                            duty.value(),
                            id.value(),
                            wanted.role().name(),
                            wanted.office().value(),
                            wanted.from())
                    .param(wanted.to())
                    .param(asker.value())
                    .param(wanted.reason())
                    .update();
        } catch (DataIntegrityViolationException guarded) {
            throw refusal(guarded);
        }
        return duty;
    }

    /** The database decides, so that two who appoint at the same moment cannot both succeed. */
    private static RuntimeException refusal(DataIntegrityViolationException guarded) {
        var why = String.valueOf(guarded.getMessage());
        if (why.contains("duty_administrators_exclude")) {
            return new Refused(
                    "identity.administrators-exclude", "nobody holds two of the three administrators' duties");
        }
        return why.contains("duty_once")
                ? new Refused("identity.duty-overlaps", "this duty is held already in that time")
                : guarded;
    }

    /** @param on the last day; null to end it now, at once and everywhere */
    public void end(DutyId id, String reason, @Nullable LocalDate on, PersonId asker) {
        var scope = scopes.of(asker, Role.SECURITY_ADMIN);
        var duty = lock(id, scope);
        requireAppointing(scope, duty.role(), duty.path(), duty.person(), asker);
        if (on == null) {
            endNow(duty, reason, asker);
        } else {
            endOn(duty, reason, on, asker);
        }
        audit.done(
                asker.value(),
                "identity.end-duty",
                id.toString(),
                Map.of("person", duty.person().value(), "on", on == null ? "now" : on.toString()));
    }

    private void endNow(Row duty, String reason, PersonId asker) {
        jdbc.sql("update duty set ended_at = clock_timestamp(), ended_by = ?, end_reason = ? where id = ?")
                .params(asker.value(), reason, duty.id().value())
                .update();
        losses.of(new Losses.Lost(duty.person(), duty.role(), duty.office()));
        leaves.endSubstitutionsOf(duty.id());
    }

    private void endOn(Row duty, String reason, LocalDate on, PersonId asker) {
        if (on.isBefore(today.date()) || !on.isBefore(duty.endsOn())) {
            throw Refused.malformed("identity.bad-dates", "the last day is today or later, and before the one so far");
        }
        jdbc.sql("update duty set ends_on = ?, ended_by = ?, end_reason = ? where id = ?")
                .params(on, asker.value(), reason, duty.id().value())
                .update();
    }

    public LeaveId noteLeave(PersonId id, NewLeave wanted, PersonId asker) {
        return leaves.note(id, wanted, asker);
    }

    public void endLeave(LeaveId id, PersonId asker) {
        leaves.end(id, asker);
    }

    public SubstitutionId substitute(LeaveId id, NewSubstitution wanted, PersonId asker) {
        return leaves.substitute(id, wanted, asker);
    }

    public void endSubstitution(SubstitutionId id, PersonId asker) {
        leaves.endSubstitution(id, asker);
    }

    private Row lock(DutyId id, Scope scope) {
        return jdbc.sql("""
                        select d.id, d.person, d.role, d.office, o.path, d.ends_on from duty d join office o on o.id = d.office
                        where d.id = ? and d.ended_at is null and d.over_on > ? for update of d""")
                .params(id.value(), today.date())
                .query(DutyDesk::read)
                .optional()
                .filter(row -> scope.covers(row.path()))
                .orElseThrow(() -> Refused.unknown("identity.unknown-duty", "no such duty of yours: " + id));
    }

    static void requireAppointing(Scope scope, Role role, String path, PersonId person, PersonId asker) {
        if (person.equals(asker)) {
            throw Refused.notAllowed("identity.own-duties", "one's own duties are another administrator's work");
        }
        if (role.administers() && !scope.isAbove(path)) {
            throw Refused.notAllowed(
                    "identity.higher-office-appoints", "an office above appoints " + role + " of an office");
        }
    }

    static Refused unknownPerson(PersonId id) {
        return Refused.unknown("identity.unknown-person", "no such person of yours: " + id);
    }

    static void requireOrder(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || from.getYear() < 1949 || to.isAfter(FOR_EVER)) {
            throw Refused.malformed("identity.bad-dates", from + " to " + to + " is no time to hold a duty");
        }
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                new DutyId(row.getObject(1, UUID.class)),
                new PersonId(row.getObject(2, UUID.class)),
                Role.valueOf(row.getString(3)),
                new OfficeId(row.getObject(4, UUID.class)),
                row.getString(5),
                row.getObject(6, LocalDate.class));
    }
}
