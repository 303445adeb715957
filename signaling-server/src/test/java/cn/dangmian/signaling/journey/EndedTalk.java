package cn.dangmian.signaling.journey;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A talk that is over, without having been held. */
final class EndedTalk {

    private EndedTalk() {}

    /** That nothing of this talk was recorded. */
    static String incident(JdbcClient jdbc, Town town, String waiting) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into recording_incident (id, kind, subject, office, reception, facts, raised_at)
                        values (?::uuid, 'NEVER_RECORDED', ?, ?, ?::uuid, '{}', now())""").params(id, id, town.city, waiting).update();
        return id;
    }

    /** What was promised in a talk of this case that is over. */
    static String commitment(JdbcClient jdbc, Town town, String waiting) {
        var reception = UUID.randomUUID();
        jdbc.sql("""
                        insert into reception select (jsonb_populate_record(r, jsonb_build_object(
                            'id', ?::text, 'stage', 'ENDED', 'room', null, 'room_desk', null, 'ticket', 9000, 'dismissed', true, 'desk', ?::text, 'official', ?::text,
                            'stage_facts', jsonb_build_object('talk', jsonb_build_object('from', now(), 'until', now()),
                                'seating', jsonb_build_object('desk', ?::text, 'official', ?::text),
                                'dispositions', jsonb_build_array(), 'at', now()),
                            'talk_from', now(), 'ended_at', now()))).* from reception r where id = ?::uuid""")
                .params(reception, town.desk, town.official.id())
                .params(town.desk, town.official.id(), waiting)
                .update();
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into reception_commitment (id, reception, words, office, due, at, made_by)
                        values (?::uuid, ?, 'We check the drain.', ?, current_date + 3, now(), ?)""").params(id, reception, town.city, town.official.id()).update();
        return id;
    }
}
