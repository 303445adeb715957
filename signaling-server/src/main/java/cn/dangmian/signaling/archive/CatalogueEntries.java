package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.CatalogueView.Entry;
import cn.dangmian.signaling.archive.CatalogueView.LineShown;
import cn.dangmian.signaling.archive.CatalogueView.RecordingShown;
import cn.dangmian.signaling.reception.Views.CaseShown;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.reception.Views.PetitionerShown;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is shown of receptions that were found; who may see them was asked before. */
@Component
class CatalogueEntries {

    /** Whether something of this reception should have been recorded and was not, or is gone. */
    static final String MISSING = """
            exists (select from recording_incident i where i.reception = %s and i.gone_at is null
                    and i.kind in ('NOT_ARCHIVED', 'GONE', 'NEVER_RECORDED'))""";

    private static final int LINES = 3;

    private static final String SHOWN = """
            select e.reception, e.at, e.outcomes, r.stage, r.talk_from,
                c.id as case_id, c.number, c.title, c.petitioner, t.id as terminal, t.name as terminal_name,
                o.id as office, o.name as office_name, p.id as official, p.name as official_name,
                k.id as recording, k.stage as recording_stage, k.duration_millis, k.destroyed_at, jsonb_array_length(k.gaps) as gaps,
                exists (select from recording_hold h where h.recording = k.id and h.released_at is null) as held,
                %s as missing
            from unnest(:ids) with ordinality w (id, place) join catalogue_entry e on e.reception = w.id join reception r on r.id = w.id
            join petition_case c on c.id = e.case_id join terminal t on t.id = r.terminal join office o on o.id = e.line
            left join person p on p.id = e.official
            left join lateral (select * from recording k where k.reception = w.id and k.stage <> 'ABANDONED'
                               order by k.started_at desc limit 1) k on true
            order by w.place""".formatted(MISSING.formatted("w.id"));

    private static final String SAID = """
            select * from (
                select said.*, floor(extract(epoch from said.at - r.talk_from))::bigint as second,
                    row_number() over (partition by said.reception order by said.place, said.at) as number,
                    count(*) over (partition by said.reception) as count
                from (select reception, id, kind, words, at, place from minutes_line where reception = any(:ids) and not removed
                      union all select reception, id, 'SUPPLEMENT', words, null, 'infinity' from minutes_supplement
                                where reception = any(:ids)) said
                join reception r on r.id = said.reception where %s) found
            where number <= :most order by reception, number""";

    private record Said(List<LineShown> lines, int count) {}

    private final JdbcClient jdbc;

    CatalogueEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As they are compared. */
    List<String> plain(List<String> words) {
        return words.isEmpty()
                ? List.of()
                : jdbc.sql("select distinct catalogue_plain(word) from unnest(?) word")
                        .param(words.toArray(String[]::new))
                        .query(String.class)
                        .list();
    }

    List<Entry> of(List<UUID> receptions, List<String> words) {
        var ids = receptions.toArray(UUID[]::new);
        var said = words.isEmpty() ? Map.<UUID, Said>of() : said(ids, words);
        var none = new Said(List.of(), 0);
        return jdbc.sql(SHOWN).param("ids", ids).query(CatalogueEntries::read).list().stream()
                .map(entry -> {
                    var lines = said.getOrDefault(entry.id(), none);
                    return entry.with(
                            lines.lines(), lines.count() - lines.lines().size());
                })
                .toList();
    }

    private Map<UUID, Said> said(UUID[] ids, List<String> words) {
        var any = IntStream.range(0, words.size())
                .mapToObj(i -> "position(:word" + i + " in catalogue_plain(said.words)) > 0")
                .collect(Collectors.joining(" or "));
        var values = new HashMap<String, Object>(Map.of("ids", ids, "most", LINES));
        IntStream.range(0, words.size()).forEach(i -> values.put("word" + i, words.get(i)));
        var found = new HashMap<UUID, Said>();
        jdbc.sql(SAID.formatted(any)).params(values).query(row -> {
            var line = line(row);
            var count = row.getInt("count");
            found.merge(
                    row.getObject("reception", UUID.class),
                    new Said(List.of(line), count),
                    (before, now) -> new Said(
                            Stream.concat(before.lines().stream(), now.lines().stream())
                                    .toList(),
                            count));
        });
        return found;
    }

    private static LineShown line(ResultSet row) throws SQLException {
        var second = row.getObject("second", Long.class);
        return new LineShown(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("words"),
                second == null || second < 0 ? null : second);
    }

    private static Entry read(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("reception", UUID.class),
                new CaseShown(row.getObject("case_id", UUID.class), row.getString("number"), row.getString("title")),
                new PetitionerShown(row.getString("petitioner")),
                new Named(row.getObject("terminal", UUID.class), row.getString("terminal_name")),
                new Named(row.getObject("office", UUID.class), row.getString("office_name")),
                official(row),
                row.getString("stage"),
                row.getTimestamp("at").toInstant(),
                instant(row, "talk_from"),
                List.of((String[]) row.getArray("outcomes").getArray()),
                recording(row),
                row.getBoolean("missing"),
                List.of(),
                0);
    }

    private static @Nullable Named official(ResultSet row) throws SQLException {
        var id = row.getObject("official", UUID.class);
        return id == null ? null : new Named(id, row.getString("official_name"));
    }

    private static @Nullable RecordingShown recording(ResultSet row) throws SQLException {
        var id = row.getObject("recording", UUID.class);
        return id == null
                ? null
                : new RecordingShown(
                        id,
                        row.getString("recording_stage"),
                        row.getObject("duration_millis", Long.class),
                        instant(row, "destroyed_at"),
                        row.getInt("gaps"),
                        row.getBoolean("held"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
