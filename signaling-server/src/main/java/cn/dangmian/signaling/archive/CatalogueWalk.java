package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.CatalogueQuery.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * From the newest reception back. The index of words knows neither time nor person, and a word may be in every second of a million
 * receptions or in one: so the newest are read themselves, in which a common word is found, and then the index is asked, some
 * months at a time, and more months each time.
 */
@Component
class CatalogueWalk {

    private static final int READ_THEMSELVES = 400;
    private static final int BATCH = 120;

    /** A county's with its townships: the newest of each are read sooner than the newest of the province, few of which are theirs. */
    private static final int FEW_LINES = 64;

    private static final List<Integer> MONTHS = List.of(2, 4, 18);
    private static final int FIRST_MONTH = 536_870_912;
    private static final int YEAR = 12;
    private static final String NEWEST = " order by e.at desc, e.reception desc limit :size";
    private static final String BEFORE = " and (e.at, e.reception) < (:at::timestamptz, :reception)";

    private record Looked(Cursor place, boolean fits) {}

    /**
     * @param after where it begins; null for the newest
     * @param months null for all
     * @param size how many are looked at
     */
    private record Stretch(@Nullable Cursor after, int @Nullable [] months, int size) {}

    private final JdbcClient jdbc;

    CatalogueWalk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Cursor> newest(CatalogueTerms terms, int most) {
        // A plan for any words is a bad one for these; and what is asked for often is in memory, where a page is as
        // near as the next.
        jdbc.sql(
                        "select set_config('plan_cache_mode', 'force_custom_plan', true) || set_config('random_page_cost', '1.1', true)")
                .query(String.class)
                .single();
        var found = new ArrayList<Cursor>();
        if (terms.words().isEmpty()) {
            through(terms, new Stretch(terms.query().after(), null, BATCH), most, found);
        } else {
            byWords(terms, most, found);
        }
        return found.subList(0, Math.min(most, found.size()));
    }

    private void byWords(CatalogueTerms terms, int most, List<Cursor> found) {
        var newest = new Stretch(terms.query().after(), null, READ_THEMSELVES);
        var looked = look(terms, newest, "", terms.said() + " and " + terms.open());
        looked.stream().filter(Looked::fits).map(Looked::place).forEach(found::add);
        if (looked.size() < READ_THEMSELVES) {
            return;
        }
        var place = looked.getLast().place();
        var month = YearMonth.from(place.at().atZone(ZoneOffset.UTC));
        for (var months : MONTHS) {
            through(terms, new Stretch(place, numbers(month, months), BATCH), most, found);
            month = month.minusMonths(months);
        }
        var end = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        var rest = end.isBefore(place.at()) ? new Cursor(end, new UUID(0, 0)) : place;
        through(terms, new Stretch(rest, null, BATCH), most, found);
    }

    /** Batch by batch, until there are enough or no more: to ask of each whom it may be told to takes longest. */
    private void through(CatalogueTerms terms, Stretch from, int most, List<Cursor> found) {
        var indexed = terms.words().isEmpty()
                ? ""
                : " and e.grams @> catalogue_needles(:words)" + (from.months() == null ? "" : " and e.grams && :months")
                        + " and " + terms.said();
        var stretch = from;
        while (found.size() < most) {
            var looked = look(terms, stretch, indexed, terms.open());
            looked.stream().filter(Looked::fits).map(Looked::place).forEach(found::add);
            if (looked.size() < stretch.size()) {
                return;
            }
            stretch = new Stretch(looked.getLast().place(), from.months(), from.size());
        }
    }

    /** @param indexed what the index of words is asked for; nothing when the newest are read themselves */
    private List<Looked> look(CatalogueTerms terms, Stretch stretch, String indexed, String fits) {
        var rest = indexed + terms.facts() + (stretch.after() == null ? "" : BEFORE) + NEWEST;
        var overseen = indexed.isEmpty() && terms.areLinesFew(FEW_LINES)
                ? "select e.* from unnest(:lines) own (line), lateral (select * from catalogue_entry e where e.line = own.line"
                        + rest + ") e"
                : "select * from " + terms.entries() + " e where " + CatalogueTerms.OVERSEEN + rest;
        var held = "select * from " + terms.entries() + " e where " + CatalogueTerms.HELD_ELSEWHERE + rest;
        var both = "(" + overseen + ") union all (" + held + ")";
        return jdbc.sql(terms.with() + "select e.at, e.reception, " + fits + " as fits from (select * from (" + both
                        + ") e" + NEWEST + ") e order by e.at desc, e.reception desc")
                .params(values(terms, stretch))
                .query((row, number) -> new Looked(read(row, number), row.getBoolean("fits")))
                .list();
    }

    private static HashMap<String, @Nullable Object> values(CatalogueTerms terms, Stretch stretch) {
        var values = new HashMap<>(terms.values());
        values.put("size", stretch.size());
        values.put("words", terms.words().toArray(String[]::new));
        if (stretch.months() != null) {
            values.put("months", stretch.months());
        }
        if (stretch.after() != null) {
            values.put("at", stretch.after().at().toString());
            values.put("reception", stretch.after().reception());
        }
        return values;
    }

    /** As the function {@code catalogue_month} has them. */
    private static int[] numbers(YearMonth last, int count) {
        return IntStream.range(0, count)
                .mapToObj(last::minusMonths)
                .mapToInt(month -> FIRST_MONTH + month.getYear() * YEAR + month.getMonthValue())
                .toArray();
    }

    private static Cursor read(ResultSet row, int number) throws SQLException {
        Instant at = row.getTimestamp("at").toInstant();
        return new Cursor(at, row.getObject("reception", UUID.class));
    }
}
