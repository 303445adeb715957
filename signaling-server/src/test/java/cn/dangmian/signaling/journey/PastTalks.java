package cn.dangmian.signaling.journey;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receptions that are over, with their minutes, put where they belong without being held. */
final class PastTalks {

    private static final AtomicInteger NUMBERS = new AtomicInteger(10_000);

    private static final String CASE = """
            insert into petition_case
            select (jsonb_populate_record(c, jsonb_build_object('id', ?::text, 'number', ?::text))).*
            from petition_case c join reception r on r.case_id = c.id where r.id = ?::uuid""";

    private static final String RECEPTION = """
            insert into reception select (jsonb_populate_record(r, jsonb_build_object(
                'id', ?::text, 'case_id', ?::text, 'stage', 'ENDED', 'room', null, 'room_desk', null, 'ticket', ?::int,
                'dismissed', true, 'desk', ?::text, 'official', ?::text,
                'stage_facts', jsonb_build_object('talk', jsonb_build_object('from', now(), 'until', now()),
                    'seating', jsonb_build_object('desk', ?::text, 'official', ?::text),
                    'dispositions', jsonb_build_array(jsonb_build_object('kind', ?::text, 'note', 'So it is.')), 'at', now()),
                'checked_in_at', ?::timestamptz, 'talk_from', ?::timestamptz, 'ended_at', ?::timestamptz))).*
            from reception r where r.id = ?::uuid""";

    private final JdbcClient jdbc;
    private final Town town;
    private final String waiting;

    PastTalks(JdbcClient jdbc, Town town, String waiting) {
        this.jdbc = jdbc;
        this.town = town;
        this.waiting = waiting;
    }

    /** @param lines of the minutes, ten seconds after each other */
    UUID add(Instant at, String... lines) {
        return put(at, "ANSWERED_ON_THE_SPOT", lines);
    }

    UUID with(String outcome, Instant at) {
        return put(at, outcome);
    }

    private UUID put(Instant at, String outcome, String... lines) {
        var caseId = UUID.randomUUID();
        jdbc.sql(CASE).params(caseId, "P-" + NUMBERS.incrementAndGet(), waiting).update();
        var id = UUID.randomUUID();
        var official = town.official.id();
        jdbc.sql(RECEPTION)
                .params(id, caseId, NUMBERS.incrementAndGet(), town.desk, official, town.desk, official, outcome)
                .params(at.toString(), at.toString(), at.toString(), waiting)
                .update();
        jdbc.sql("insert into minutes (reception) values (?)").param(id).update();
        for (var i = 0; i < lines.length; i++) {
            line(id, lines[i], at.plusSeconds(10L * (i + 1)), i);
        }
        return id;
    }

    private void line(UUID reception, String words, Instant at, int place) {
        jdbc.sql("""
                        insert into minutes_line (id, reception, place, kind, words, at, revision, written_by, changed_by, changed_at)
                        values (gen_random_uuid(), ?, ?, 'ANSWER', ?, ?, 1, ?, ?, ?)""")
                .params(reception, place, words, Timestamp.from(at))
                .params(town.official.id(), town.official.id(), Timestamp.from(at))
                .update();
    }

    /** As many as it takes until an index is asked, an hour after each other, the last one at this moment. */
    void addManyBefore(Instant last, String words) {
        jdbc.sql("""
                        insert into reception select (jsonb_populate_record(r, jsonb_build_object(
                            'id', gen_random_uuid(), 'ticket', 20000 + n, 'checked_in_at', ?::timestamptz - n * interval '1 hour'))).*
                        from reception r, generate_series(0, 599) n where r.id = ?""").params(last.toString(), add(last)).update();
        jdbc.sql("""
                        insert into minutes (reception)
                        select id from reception r where line = ? and not exists (select from minutes m where m.reception = r.id)""").param(town.city).update();
        jdbc.sql("""
                        insert into minutes_line (id, reception, place, kind, words, at, revision, written_by, changed_by, changed_at)
                        select gen_random_uuid(), id, 1, 'NOTE', ?, checked_in_at, 1, official, official, checked_in_at
                        from reception r where line = ? and official is not null and not exists (select from minutes_line m where m.reception = r.id)""").params(words, town.city).update();
    }

    /** So many cases whose numbers begin with that of this one's. */
    void crowd(UUID reception, int count) {
        jdbc.sql("""
                        insert into petition_case
                        select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', c.number || '-' || n))).*
                        from petition_case c join reception r on r.case_id = c.id, generate_series(1, ?) n where r.id = ?""").params(count, reception).update();
    }

    String number(UUID reception) {
        return jdbc.sql("select c.number from petition_case c join reception r on r.case_id = c.id where r.id = ?")
                .param(reception)
                .query(String.class)
                .single();
    }

    /** An archived recording; its id. */
    UUID recorded(UUID reception, String gaps) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into recording (id, reception, case_id, case_number, room, stage, started_at, talk_from, talk_until, duration_millis, sha256, gaps)
                        select ?, id, case_id, 'n', gen_random_uuid(), 'ARCHIVED', now(), talk_from, talk_from, 61000, 'a', ?::jsonb
                        from reception where id = ?""").params(id, gaps, reception).update();
        return id;
    }

    List<String> logged(UUID person) {
        return jdbc.sql("select facts::text from audit_line where person = ? and action = 'archive.search'")
                .param(person)
                .query(String.class)
                .list();
    }
}
