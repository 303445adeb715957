package cn.dangmian.recording.catalog;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.dangmian.recording.catalog.Catalogued.File;
import cn.dangmian.recording.kernel.CaseId;
import cn.dangmian.recording.kernel.ReceptionId;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everything that is known of all recordings, for whoever compares it with what should be. */
@Repository
@Transactional(readOnly = true)
public class Catalogue {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String FILES = """
            select t.recording, t.name, t.sha256, t.bytes from track t join recording r on r.id = t.recording
                where r.id in (:ids) and r.destroyed_at is null
            union all select recording, 'manifest-' || number, sha256, null from manifest where recording in (:ids)
            union all select e.recording, e.name, e.sha256, e.bytes from exhibit e join recording r on r.id = e.recording
                where r.id in (:ids) and r.destroyed_at is null and e.manifest is not null
            order by 1, 2""";

    private final JdbcClient jdbc;

    Catalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of ids, which is that of time. */
    public List<Catalogued> after(@Nullable UUID id, int limit) {
        return withFiles(jdbc.sql("select * from recording where id > ? order by id limit ?")
                .params(id == null ? FIRST : id, limit)
                .query(Catalogue::row)
                .list());
    }

    public List<Catalogued> of(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : withFiles(jdbc.sql("select * from recording where id in (:ids) order by id")
                        .param("ids", ids)
                        .query(Catalogue::row)
                        .list());
    }

    /** The one that was read longest ago, or never. */
    public Optional<Catalogued> leastRead(Instant before) {
        var found = jdbc.sql("""
                        select * from recording where stage = 'VERIFIED' and coalesce(read_at, '-infinity') < ?
                        order by read_at nulls first, id limit 1""")
                .param(OffsetDateTime.ofInstant(before, UTC))
                .query(Catalogue::row)
                .list();
        return withFiles(found).stream().findFirst();
    }

    @Transactional
    public void read(RecordingId id, Instant at) {
        jdbc.sql("update recording set read_at = ? where id = ?")
                .params(OffsetDateTime.ofInstant(at, UTC), id.value())
                .update();
    }

    private List<Catalogued> withFiles(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var ids = rows.stream().map(row -> row.id().value()).toList();
        var owned = jdbc.sql(FILES)
                .param("ids", ids)
                .query((row, _) -> new Owned(row.getObject(1, UUID.class), file(row)))
                .list();
        var files = owned.stream().collect(groupingBy(Owned::recording, mapping(Owned::file, toList())));
        return rows.stream()
                .map(row -> row.with(files.getOrDefault(row.id().value(), List.of())))
                .toList();
    }

    private static File file(ResultSet row) throws SQLException {
        return new File(row.getString("name"), new Sha256(row.getString("sha256")), row.getObject("bytes", Long.class));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var sha256 = row.getString("manifest_sha256");
        return new Row(
                new RecordingId(row.getObject("id", UUID.class)),
                new Subject(
                        new ReceptionId(row.getObject("reception", UUID.class)),
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getString("case_number")),
                Stage.valueOf(row.getString("stage")),
                sha256 == null ? null : new Sha256(sha256),
                row.getString("failure_reason"),
                row.getInt("attempts"));
    }

    private record Owned(UUID recording, File file) {}

    private record Row(
            RecordingId id,
            Subject subject,
            Stage stage,
            @Nullable Sha256 sha256,
            @Nullable String failure,
            int attempts) {

        Catalogued with(List<File> files) {
            return new Catalogued(id, subject, stage, sha256, failure, attempts, files);
        }
    }
}
