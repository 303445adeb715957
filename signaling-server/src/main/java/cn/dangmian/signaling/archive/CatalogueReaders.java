package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.casework.CaseReading;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far somebody's duties reach today. */
@Component
class CatalogueReaders {

    /**
     * @param lines that the person oversees, of those that are asked for
     * @param reach offices whose cases the person may read, and of those below
     */
    record Reader(PersonId person, UUID[] lines, UUID[] reach, Asked asked) {}

    /**
     * What is looked for; null for all.
     *
     * @param cases null for too many as well
     * @param readByNumber whether all receptions of the number asked for are read sooner than the newest of all
     */
    record Asked(UUID @Nullable [] lines, UUID @Nullable [] officials, UUID @Nullable [] cases, boolean readByNumber) {}

    private static final int FEW_CASES = 1000;

    /** Numbers that begin alike are of one place and one time: from the newest back they may all come last. Of more the next one is near. */
    private static final int READ_BY_NUMBER = 20_000;

    private static final String LINES = """
            select l.office from reception_line l join office o on o.id = l.office
            where exists (select from office root where root.id = any(:roots) and starts_with(o.path, root.path))
            """;

    private static final String NUMBERED = "from petition_case c where " + CatalogueTerms.NUMBERED + " limit :most";

    private final JdbcClient jdbc;
    private final Duties duties;
    private final CaseReading reading;

    CatalogueReaders(JdbcClient jdbc, Duties duties, CaseReading reading) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.reading = reading;
    }

    Reader of(PersonId person, CatalogueQuery query) {
        var overseen = ids(duties.officesOf(person, Role.SUPERVISOR));
        var cases = cases(query.caseNumber());
        var byNumber =
                cases == null && !query.caseNumber().isEmpty() && query.words().isEmpty() && areRead(query);
        var asked = new Asked(linesAsked(query), officials(query.official()), cases, byNumber);
        return new Reader(person, lines(overseen, asked.lines()), ids(reading.reachedFrom(person)), asked);
    }

    private UUID[] lines(UUID[] roots, UUID @Nullable [] asked) {
        var lines = jdbc.sql(LINES).param("roots", roots).query(UUID.class).set();
        if (asked != null) {
            lines.retainAll(Set.of(asked));
        }
        return lines.toArray(UUID[]::new);
    }

    private UUID @Nullable [] linesAsked(CatalogueQuery query) {
        var tier = query.tier();
        if (query.office() == null && tier == null) {
            return null;
        }
        return jdbc.sql("""
                        select l.office from reception_line l join office o on o.id = l.office
                        where (:tier::text is null or o.tier = :tier)
                          and (:office::uuid is null or starts_with(o.path, (select path from office where id = :office)))""")
                .param("tier", tier == null ? null : tier.name())
                .param("office", query.office() == null ? null : query.office().value())
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    private UUID @Nullable [] officials(String name) {
        return name.isEmpty()
                ? null
                : jdbc.sql("select id from person where position(? in name) > 0")
                        .param(name)
                        .query(UUID.class)
                        .list()
                        .toArray(UUID[]::new);
    }

    private UUID @Nullable [] cases(String number) {
        if (number.isEmpty()) {
            return null;
        }
        var cases = jdbc.sql("select c.id " + NUMBERED)
                .param("number", number)
                .param("numberEnd", CatalogueTerms.endOf(number))
                .param("most", FEW_CASES + 1)
                .query(UUID.class)
                .list();
        return cases.size() > FEW_CASES ? null : cases.toArray(UUID[]::new);
    }

    private boolean areRead(CatalogueQuery query) {
        return jdbc.sql("select count(*) from (select " + NUMBERED + ") c")
                        .param("number", query.caseNumber())
                        .param("numberEnd", CatalogueTerms.endOf(query.caseNumber()))
                        .param("most", READ_BY_NUMBER + 1)
                        .query(Integer.class)
                        .single()
                <= READ_BY_NUMBER;
    }

    private static UUID[] ids(Collection<OfficeId> offices) {
        return offices.stream().map(OfficeId::value).distinct().toArray(UUID[]::new);
    }
}
