package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.identity.PeopleViews.DutyLine;
import cn.dangmian.signaling.identity.PeopleViews.DutyState;
import cn.dangmian.signaling.identity.PeopleViews.LeaveLine;
import cn.dangmian.signaling.identity.PeopleViews.May;
import cn.dangmian.signaling.identity.PeopleViews.Named;
import cn.dangmian.signaling.identity.PeopleViews.Sheet;
import cn.dangmian.signaling.identity.PeopleViews.SubstituteLine;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One person's sheet: the account, every duty they ever held, leave and substitutes, and what the asker may do about it. */
@Component
class PersonSheet {

    /** Year of {@code infinity} and all that is as good. */
    private static final int NEVER = 9999;

    private record Asker(Scope system, Scope security, boolean self) {}

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Today today;

    PersonSheet(JdbcClient jdbc, Scopes scopes, Today today) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.today = today;
    }

    /** Whether a duty runs, or will. */
    boolean isOnDuty(PersonId id) {
        return jdbc.sql("select exists (select from duty where person = ? and ended_at is null and over_on > ?)")
                .params(id.value(), today.date())
                .query(Boolean.class)
                .single();
    }

    Sheet of(PersonId id, PersonId asker) {
        var who =
                new Asker(scopes.of(asker, Role.SYSTEM_ADMIN), scopes.of(asker, Role.SECURITY_ADMIN), id.equals(asker));
        var sheets = jdbc.sql("""
                        select p.*, o.name as office, o.path from person p join office o on o.id = p.home_office
                        where p.id = ? and o.path like any (?)""")
                .param(id.value())
                .param(Stream.concat(who.system().paths().stream(), who.security().paths().stream())
                        .map(path -> path + "%")
                        .toArray(String[]::new))
                .query((row, _) -> sheet(row, id, who))
                .list();
        if (sheets.isEmpty()) {
            throw Refused.unknown("identity.unknown-person", "no such person of yours: " + id);
        }
        return sheets.getFirst();
    }

    private Sheet sheet(ResultSet row, PersonId id, Asker asker) throws SQLException {
        var path = row.getString("path");
        var manage = !asker.self()
                && asker.system().covers(path)
                && scopes.administeredBy(id).stream().allMatch(asker.system()::isAbove);
        return new Sheet(
                id.value(),
                row.getString("login"),
                row.getString("name"),
                new Named(row.getObject("home_office", UUID.class), row.getString("office")),
                PeopleSearch.state(row),
                row.getString("disabled_reason"),
                row.getTimestamp("created_at").toInstant(),
                duties(id, asker),
                leaves(id, asker),
                substitutions("s.substitute", id.value(), "a", asker),
                new May(manage, !asker.self() && asker.security().covers(path), !asker.self() && mayReset(id, asker)));
    }

    private boolean mayReset(PersonId id, Asker asker) {
        var held = scopes.heldBy(id);
        return !held.isEmpty() && held.stream().allMatch(asker.security()::covers);
    }

    private List<DutyLine> duties(PersonId id, Asker asker) {
        return jdbc.sql("""
                        select d.*, o.name, o.path, a.name as assigner, e.name as ender
                        from duty d join office o on o.id = d.office
                        left join person a on a.id = d.assigned_by left join person e on e.id = d.ended_by
                        where d.person = ? order by d.over_on desc, d.starts_on desc, d.id""")
                .param(id.value())
                .query((row, _) -> duty(row, asker))
                .list();
    }

    private DutyLine duty(ResultSet row, Asker asker) throws SQLException {
        var role = Role.valueOf(row.getString("role"));
        var state = state(row, row.getObject("over_on", LocalDate.class));
        return new DutyLine(
                row.getObject("id", UUID.class),
                role,
                new Named(row.getObject("office", UUID.class), row.getString("name")),
                row.getObject("starts_on", LocalDate.class),
                day(row, "ends_on"),
                state,
                row.getTimestamp("assigned_at").toInstant(),
                row.getString("assigner"),
                row.getString("reason"),
                moment(row, "ended_at"),
                row.getString("ender"),
                row.getString("end_reason"),
                state != DutyState.OVER && mayAppoint(asker, role, row.getString("path")));
    }

    private static boolean mayAppoint(Asker asker, Role role, String path) {
        return !asker.self()
                && (role.administers()
                        ? asker.security().isAbove(path)
                        : asker.security().covers(path));
    }

    private List<LeaveLine> leaves(PersonId id, Asker asker) {
        return jdbc.sql("select * from person_leave where person = ? order by starts_on desc, id")
                .param(id.value())
                .query((row, _) -> {
                    var state =
                            state(row, row.getObject("ends_on", LocalDate.class).plusDays(1));
                    var leave = row.getObject("id", UUID.class);
                    return new LeaveLine(
                            leave,
                            row.getString("kind"),
                            row.getObject("starts_on", LocalDate.class),
                            row.getObject("ends_on", LocalDate.class),
                            state,
                            state != DutyState.OVER
                                    && !asker.self()
                                    && !asker.security().isEmpty(),
                            substitutions("s.leave", leave, "b", asker));
                })
                .list();
    }

    /** @param shown {@code a} for whom it is done, {@code b} who does it */
    private List<SubstituteLine> substitutions(String column, UUID value, String shown, Asker asker) {
        return jdbc.sql("""
                        select s.*, d.role, d.office, o.name, o.path, %s.id as other, %s.name as other_name
                        from substitution s join duty d on d.id = s.duty join office o on o.id = d.office
                        join person a on a.id = d.person join person b on b.id = s.substitute
                        where %s = ? order by s.starts_on desc, s.id""".formatted(shown, shown, column))
                .param(value)
                .query((row, _) -> {
                    var state =
                            state(row, row.getObject("ends_on", LocalDate.class).plusDays(1));
                    var role = Role.valueOf(row.getString("role"));
                    return new SubstituteLine(
                            row.getObject("id", UUID.class),
                            role,
                            new Named(row.getObject("office", UUID.class), row.getString("name")),
                            new Named(row.getObject("other", UUID.class), row.getString("other_name")),
                            row.getObject("starts_on", LocalDate.class),
                            row.getObject("ends_on", LocalDate.class),
                            state,
                            state != DutyState.OVER && mayAppoint(asker, role, row.getString("path")));
                })
                .list();
    }

    private DutyState state(ResultSet row, LocalDate overOn) throws SQLException {
        var day = today.date();
        if (row.getTimestamp("ended_at") != null || !overOn.isAfter(day)) {
            return DutyState.OVER;
        }
        return row.getObject("starts_on", LocalDate.class).isAfter(day) ? DutyState.FUTURE : DutyState.RUNNING;
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        var day = row.getObject(column, LocalDate.class);
        return day.getYear() >= NEVER ? null : day;
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
