package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.CatalogueQuery.Condition;
import cn.dangmian.signaling.archive.CatalogueReaders.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A search, in words of SQL about {@code catalogue_entry e}.
 *
 * @param words as they are compared
 */
record CatalogueTerms(CatalogueQuery query, Reader reader, List<String> words) {

    /** Whom it may be shown to. The recused, the accused and the uninvited are asked last: it takes longest. */
    static final String OPEN = "case_block(e.case_id, :person, (select held_offices(:person))) is null";

    private static final String READABLE = """
            exists (select from petition_case c join office o on o.id = c.office
                    join office root on root.id = any(:reach) and starts_with(o.path, root.path)
                    where c.id = e.case_id and (root.closed_on is null or root.id = o.id))""";

    private static final String NUMBER = """
             and exists (select from petition_case c where c.id = e.case_id
                         and c.number collate "C" >= :number and c.number collate "C" < :numberEnd)""";

    private static final String RECORDED = " and exists (select from recording r where r.reception = e.reception and ";

    /** What is known without its words. */
    String facts() {
        var sql = new StringBuilder("(e.official = :person or e.line = any(:lines))");
        sql.append(reader.asked() == null ? "" : " and e.line = any(:asked)");
        sql.append(query.days().from() == null ? "" : " and e.at >= :from::timestamptz");
        sql.append(query.days().until() == null ? "" : " and e.at < :until::timestamptz");
        sql.append(query.caseNumber().isEmpty() ? "" : NUMBER);
        sql.append(
                query.official().isEmpty()
                        ? ""
                        : " and e.official = any(array(select id from person where position(:official in name) > 0))");
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

    /** What is said in minutes that the person may read. */
    String said() {
        return IntStream.range(0, words.size())
                        .mapToObj(i -> "position(:word" + i + " in e.words) > 0")
                        .collect(Collectors.joining(" and "))
                + " and " + READABLE;
    }

    Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        values.put("person", reader.person().value());
        values.put("lines", reader.lines());
        values.put("reach", reader.reach());
        if (reader.asked() != null) {
            values.put("asked", reader.asked());
        }
        if (query.days().from() != null) {
            values.put("from", query.days().from().toString());
        }
        if (query.days().until() != null) {
            values.put("until", query.days().until().toString());
        }
        values.put("number", query.caseNumber());
        values.put("numberEnd", query.caseNumber() + Character.toString(Character.MAX_CODE_POINT));
        values.put("official", query.official());
        if (query.outcome() != null) {
            values.put("outcome", query.outcome().name());
        }
        IntStream.range(0, words.size()).forEach(i -> values.put("word" + i, words.get(i)));
        return values;
    }
}
