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
    private static final List<Integer> MONTHS = List.of(2, 4, 18);
    private static final int FIRST_MONTH = 536_870_912;
    private static final int YEAR = 12;
    private static final String ORDER = " order by e.at desc, e.reception desc limit :most";
    private static final String BEFORE = " and (e.at, e.reception) < (:at::timestamptz, :reception)";

    private record Looked(Cursor place, boolean fits) {}

    private final JdbcClient jdbc;

    CatalogueWalk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Cursor> newest(CatalogueTerms terms, int most) {
        // A plan for any words is a bad one for these.
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
        return terms.words().isEmpty() ? byFacts(terms, most) : byWords(terms, most);
    }

    private List<Cursor> byFacts(CatalogueTerms terms, int most) {
        return ask(
                terms,
                new Stretch(terms.query().after(), null, most),
                "select e.at, e.reception from catalogue_entry e where " + terms.facts() + " and "
                        + CatalogueTerms.OPEN);
    }

    private List<Cursor> byWords(CatalogueTerms terms, int most) {
        var looked = look(terms);
        var found = new ArrayList<>(looked.stream()
                .filter(Looked::fits)
                .map(Looked::place)
                .limit(most)
                .toList());
        if (looked.size() < READ_THEMSELVES) {
            return found;
        }
        var place = looked.getLast().place();
        var month = YearMonth.from(place.at().atZone(ZoneOffset.UTC));
        for (var months : MONTHS) {
            if (found.size() < most) {
                found.addAll(indexed(terms, new Stretch(place, numbers(month, months), most - found.size())));
                month = month.minusMonths(months);
            }
        }
        if (found.size() < most) {
            var end = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            var rest = end.isBefore(place.at()) ? new Cursor(end, new UUID(0, 0)) : place;
            found.addAll(indexed(terms, new Stretch(rest, null, most - found.size())));
        }
        return found;
    }

    /** @param after where it begins; null for the newest; @param months null for all */
    private record Stretch(@Nullable Cursor after, int @Nullable [] months, int most) {}

    private List<Looked> look(CatalogueTerms terms) {
        var values = values(terms, new Stretch(terms.query().after(), null, READ_THEMSELVES));
        var newest = "select * from catalogue_entry e where " + terms.facts()
                + (terms.query().after() == null ? "" : BEFORE) + ORDER;
        return jdbc.sql("select e.at, e.reception, case when " + terms.said() + " then " + CatalogueTerms.OPEN
                        + " else false end as fits from (" + newest
                        + ") e order by e.at desc, e.reception desc")
                .params(values)
                .query((row, number) -> new Looked(read(row, number), row.getBoolean("fits")))
                .list();
    }

    private List<Cursor> indexed(CatalogueTerms terms, Stretch stretch) {
        return ask(
                terms,
                stretch,
                "select e.at, e.reception from catalogue_entry e where e.grams @> catalogue_needles(:words)"
                        + (stretch.months() == null ? "" : " and e.grams && :months") + " and " + terms.facts()
                        + " and " + terms.said() + " and " + CatalogueTerms.OPEN);
    }

    private List<Cursor> ask(CatalogueTerms terms, Stretch stretch, String select) {
        return jdbc.sql(select + (stretch.after() == null ? "" : BEFORE) + ORDER)
                .params(values(terms, stretch))
                .query(CatalogueWalk::read)
                .list();
    }

    private static HashMap<String, Object> values(CatalogueTerms terms, Stretch stretch) {
        var values = new HashMap<>(terms.values());
        values.put("most", stretch.most());
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
