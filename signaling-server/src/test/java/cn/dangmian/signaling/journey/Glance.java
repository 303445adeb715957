package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.journey.Waiter.Stage;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where everybody stands, who mans which desk and what is booked, in words that both the database and the model can tell: cheap enough to be compared
 * after every round, and enough to know in which order its deeds were done.
 */
record Glance(List<String> facts) {

    private static final String READ = """
            with waiting as (
                select r.*, l.confirmed_at < clock_timestamp() - interval '1 day' as silent,
                       row_number() over (partition by line, stage order by place, id) - 1 as position
                from reception r join reception_lease l on l.reception = r.id
                where line = any(:offices) and stage in ('QUEUED', 'CALLED', 'SKIPPED'))
            select concat_ws(' ', id, ticket, stage, array_position(:offices, line) - 1,
                       case when stage = 'QUEUED' then position else -1 end,
                       coalesce(array_position(:desks, case when stage = 'CALLED' then desk else wanted_desk end) - 1, -1),
                       case when stage = 'CALLED' then (stage_facts->>'recalls')::int else 0 end,
                       case when priority is not null then 'priority' end, case when away then 'away' end,
                       case when silent then 'silent' end,
                       case when stage = 'SKIPPED' or booked_from is null then null
                            when booked_from > clock_timestamp() then 'early'
                            when booked_for_all_from < clock_timestamp() then 'all' else 'due' end)
            from waiting
            union all
            select concat_ws(' ', a.id, 'at', array_position(:desks, slot_desk) - 1, extract(epoch from ends - starts)::int, extract(epoch from :midnight - starts)::int,
                       case when a.arrived_at is not null then 'arrived' end)
            from appointment a where office = any(:offices) and stage = 'SCHEDULED'
            union all
            select concat_ws(' ', 'priority had the last of', array_position(:offices, office) - 1) from reception_line
            where office = any(:offices) and last_priority
            union all
            select concat_ws(' ', 'desk', array_position(:desks, id) - 1, 'with', array_position(:officials, person) - 1,
                       case when pause_reason is not null then 'paused' end)
            from reception_post where id = any(:desks) and client is not null
            """;

    static Glance of(Node node, Crowd.Places places) {
        return new Glance(node
                .jdbc()
                .sql(READ)
                .param("offices", places.offices().toArray(UUID[]::new))
                .param("desks", places.desks().toArray(UUID[]::new))
                .param("officials", places.officials().toArray(UUID[]::new))
                .param("midnight", Timestamp.from(CrowdBookings.MIDNIGHT))
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .toList());
    }

    static Glance of(WaitingModel model) {
        var facts = new ArrayList<String>();
        model.petitioners.values().stream()
                .filter(one -> one.stage() != Stage.GONE)
                .forEach(one -> facts.add(words(one, model)));
        facts.addAll(model.times.booked());
        for (var line = 0; line < model.lines.size(); line++) {
            if (model.priorityHadTheLast[line]) {
                facts.add("priority had the last of " + line);
            }
        }
        for (var desk = 0; desk < model.desks.size(); desk++) {
            var manned = model.desks.get(desk);
            if (manned.official() >= 0) {
                facts.add("desk " + desk + " with " + manned.official() + (manned.paused() ? " paused" : ""));
            }
        }
        return new Glance(facts.stream().sorted().toList());
    }

    /** What the one tells and the other does not. */
    String without(Glance other) {
        return String.join(
                "\n  ", facts.stream().filter(one -> !other.facts.contains(one)).toList());
    }

    private static String words(Waiter one, WaitingModel model) {
        var queued = one.stage() == Stage.QUEUED;
        var booked = one.stage() == Stage.SKIPPED ? null : one.booked();
        return words(
                one.id(),
                one.ticket(),
                one.stage(),
                one.line(),
                queued ? model.lines.get(one.line()).indexOf(one.id()) : -1,
                one.stage() == Stage.CALLED ? one.desk() : one.wanted(),
                one.recalls(),
                one.priority() ? "priority" : "",
                one.away() ? "away" : "",
                one.silent() ? "silent" : "",
                booked == null ? "" : !booked.due() ? "early" : booked.forAll() ? "all" : "due");
    }

    private static String words(Object... all) {
        return String.join(
                " ",
                Stream.of(all)
                        .map(Object::toString)
                        .filter(one -> !one.isEmpty())
                        .toList());
    }
}
