package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.CatalogueQuery.Condition;
import cn.dangmian.signaling.archive.CatalogueReaders.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A search, in words of SQL about {@code catalogue_entry e}.
 *
 * @param words as they are compared
 */
record CatalogueTerms(CatalogueQuery query, Reader reader, List<String> words) {

    /** Whom it may be shown to. The recused, the accused and the uninvited are asked last: it takes longest. */
    private static final String OPEN = "case_block(e.case_id, :person, (select held_offices(:person))) is null";

    // Not by "exists": all cases there are would be read into a table to look these few up in.
    private static final String READABLE = """
            coalesce((select true from petition_case c join office o on o.id = c.office
                      join office root on root.id = any(:reach) and starts_with(o.path, root.path)
                      where c.id = e.case_id and (root.closed_on is null or root.id = o.id) limit 1), false)""";

    /** Of a case {@code c}. */
    static final String NUMBERED = "c.number collate \"C\" >= :number and c.number collate \"C\" < :numberEnd";

    private static final String NUMBERED_ENTRIES =
            "with numbered as materialized (select * from catalogue_entry where case_id in (select c.id from petition_case c where "
                    + NUMBERED + ")) ";

    private static final String NUMBER =
            " and exists (select from petition_case c where c.id = e.case_id and " + NUMBERED + ")";

    private static final String RECORDED = " and exists (select from recording r where r.reception = e.reception and ";

    /** In the lines that the person oversees, and those that they held elsewhere: asked apart, because "or" would be planned badly. */
    static final String OVERSEEN = "e.line = any(:lines)";

    static final String HELD_ELSEWHERE = "e.official = :person and e.line <> all(:lines)";

    /** What stands before the first "select". */
    String with() {
        return reader.asked().readByNumber() ? NUMBERED_ENTRIES : "";
    }

    /** What is searched: all, or those of the number that is asked for. */
    String entries() {
        return reader.asked().readByNumber() ? "numbered" : "catalogue_entry";
    }

    /** Whether all are searched, of no more lines than so many. */
    boolean areLinesFew(int most) {
        return reader.lines().length <= most && !reader.asked().readByNumber();
    }

    /** What is known without its words, each after an "and". */
    String facts() {
        var sql = new StringBuilder();
        sql.append(reader.asked().lines() == null ? "" : " and e.line = any(:asked)");
        sql.append(query.days().from() == null ? "" : " and e.at >= :from::timestamptz");
        sql.append(query.days().until() == null ? "" : " and e.at < :until::timestamptz");
        if (reader.asked().cases() != null) {
            sql.append(" and e.case_id = any(:cases)");
        } else if (!query.caseNumber().isEmpty() && !reader.asked().readByNumber()) {
            sql.append(NUMBER);
        }
        sql.append(reader.asked().officials() == null ? "" : " and e.official = any(:officials)");
        sql.append(query.outcome() == null ? "" : " and e.outcomes @> array[:outcome::text]");
        var recording = query.recording();
        return sql.append(recording == null ? "" : recorded(recording)).toString();
    }

    private static String recorded(Condition condition) {
        return switch (condition) {
            case SEALED -> RECORDED + "r.stage = 'ARCHIVED' and r.destroyed_at is null)";
            case HELD ->
                RECORDED + "exists (select from recording_hold h where h.recording = r.id and h.released_at is null))";
            case GAPS -> RECORDED + "r.gaps <> '[]')";
            case DESTROYED -> RECORDED + "r.destroyed_at is not null)";
            case MISSING -> " and " + CatalogueEntries.MISSING.formatted("e.reception");
        };
    }

    /** What is said in the minutes. */
    String said() {
        return IntStream.range(0, words.size())
                .mapToObj(i -> "position(:word" + i + " in e.words) > 0")
                .collect(Collectors.joining(" and "));
    }

    /** Whether the person may be told: of the reception, and when words are looked for, of its minutes. */
    String open() {
        return (words.isEmpty() ? "" : READABLE + " and ") + OPEN;
    }

    /** What comes after everything that begins so. */
    static String endOf(String beginning) {
        return beginning + Character.toString(Character.MAX_CODE_POINT);
    }

    Map<String, @Nullable Object> values() {
        var values = new HashMap<String, @Nullable Object>();
        values.put("person", reader.person().value());
        values.put("lines", reader.lines());
        values.put("reach", reader.reach());
        var asked = reader.asked();
        values.put("asked", asked.lines());
        values.put("officials", asked.officials());
        values.put("cases", asked.cases());
        if (query.days().from() != null) {
            values.put("from", query.days().from().toString());
        }
        if (query.days().until() != null) {
            values.put("until", query.days().until().toString());
        }
        values.put("number", query.caseNumber());
        values.put("numberEnd", endOf(query.caseNumber()));
        if (query.outcome() != null) {
            values.put("outcome", query.outcome().name());
        }
        IntStream.range(0, words.size()).forEach(i -> values.put("word" + i, words.get(i)));
        return values;
    }
}
