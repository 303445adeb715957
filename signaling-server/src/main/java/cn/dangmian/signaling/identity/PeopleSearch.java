package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.identity.PeopleViews.DutyBrief;
import cn.dangmian.signaling.identity.PeopleViews.Found;
import cn.dangmian.signaling.identity.PeopleViews.Named;
import cn.dangmian.signaling.identity.PeopleViews.PersonRow;
import cn.dangmian.signaling.identity.PeopleViews.State;
import cn.dangmian.signaling.identity.PeopleViews.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of people, as one types. */
@Component
class PeopleSearch {

    private static final int OFFICES = 30;
    private static final int MAX_WORDS = 5;

    /** What has no such office in it is not looked through. */
    private static final String PEOPLE = """
            select p.id, p.login, p.name, p.home_office, o.name as office, p.disabled_at, p.password_change_due
            from person p join office o on o.id = p.home_office
            where p.login > :after and o.path like any (:paths)
            """;

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Today today;

    PeopleSearch(JdbcClient jdbc, Scopes scopes, Today today) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.today = today;
    }

    Found find(Wanted wanted, Scope scope) {
        var within = wanted.office() == null ? scope : new Scope(List.of(scopes.require(scope, wanted.office())));
        var found = rows(wanted, within);
        var more = found.size() > wanted.limit();
        var shown = more ? found.subList(0, wanted.limit()) : found;
        var duties = dutiesOf(shown);
        var people = shown.stream()
                .map(row -> new PersonRow(
                        row.id(),
                        row.login(),
                        row.name(),
                        row.office(),
                        row.state(),
                        duties.getOrDefault(row.id(), List.of())))
                .toList();
        return new Found(people, more ? people.getLast().login() : null);
    }

    private List<PersonRow> rows(Wanted wanted, Scope within) {
        var sql = new StringBuilder(PEOPLE);
        var values = new HashMap<String, Object>();
        values.put("after", wanted.after());
        values.put("paths", within.paths().stream().map(path -> path + "%").toArray(String[]::new));
        values.put("limit", wanted.limit() + 1);
        var number = 0;
        for (var word : words(wanted.text())) {
            var name = "word" + number++;
            sql.append(" and (p.name ilike :%s or p.login like :%s)".formatted(name, name));
            values.put(name, "%" + word + "%");
        }
        if (wanted.role() != null) {
            sql.append(
                    " and exists (select from duty d where d.person = p.id and d.role = :role and d.ended_at is null and d.over_on > :today)");
            values.put("role", wanted.role().name());
            values.put("today", today.date());
        }
        if (wanted.state() != null) {
            sql.append(condition(wanted.state()));
        }
        return jdbc.sql(sql.append(" order by p.login limit :limit").toString())
                .params(values)
                .query(PeopleSearch::read)
                .list();
    }

    private static String condition(State state) {
        return switch (state) {
            case ENABLED -> " and p.disabled_at is null and not p.password_change_due";
            case START_PASSWORD -> " and p.disabled_at is null and p.password_change_due";
            case DISABLED -> " and p.disabled_at is not null";
        };
    }

    /** With the signs that mean something to LIKE taken as themselves; logins are in small letters. */
    private static List<String> words(String text) {
        return List.of(text.strip().toLowerCase().split("\\s+")).stream()
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .map(word -> word.replaceAll("([\\\\%_])", "\\\\$1"))
                .toList();
    }

    private Map<UUID, List<DutyBrief>> dutiesOf(List<PersonRow> people) {
        var duties = new HashMap<UUID, List<DutyBrief>>();
        var day = today.date();
        jdbc.sql("""
                        select d.person, d.role, d.office, o.name, d.starts_on from duty d join office o on o.id = d.office
                        where d.person = any (?::text[]::uuid[]) and d.ended_at is null and d.over_on > ? order by d.person, d.starts_on, d.role""")
                .param(people.stream().map(row -> row.id().toString()).toArray(String[]::new))
                .param(day)
                .query(row -> {
                    var running = !row.getObject(5, LocalDate.class).isAfter(day);
                    duties.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(new DutyBrief(
                                    Role.valueOf(row.getString(2)),
                                    new Named(row.getObject(3, UUID.class), row.getString(4)),
                                    running));
                });
        return duties;
    }

    List<Named> offices(String text, Scope scope) {
        var word = "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return jdbc.sql("""
                        select id, name from office where path like any (:paths) and (name ilike :word or division_code like :word)
                        order by length(path), path limit :limit""")
                .param("paths", scope.paths().stream().map(path -> path + "%").toArray(String[]::new))
                .param("word", word)
                .param("limit", OFFICES)
                .query((row, _) -> new Named(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    static State state(ResultSet row) throws SQLException {
        if (row.getTimestamp("disabled_at") != null) {
            return State.DISABLED;
        }
        return row.getBoolean("password_change_due") ? State.START_PASSWORD : State.ENABLED;
    }

    private static PersonRow read(ResultSet row, int number) throws SQLException {
        return new PersonRow(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                new Named(row.getObject("home_office", UUID.class), row.getString("office")),
                state(row),
                List.of());
    }
}
