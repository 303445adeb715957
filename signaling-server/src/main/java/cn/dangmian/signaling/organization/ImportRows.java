package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.ImportKind.Cells;
import cn.dangmian.signaling.organization.JudgedRow.Fault;
import cn.dangmian.signaling.organization.JudgedRow.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Uploaded files and what came of their rows, in PostgreSQL. */
@Component
class ImportRows {

    record Import(
            ImportId id,
            OfficeId office,
            ImportKind kind,
            Instant uploadedAt,
            @Nullable Instant confirmedAt) {}

    /** @param after number of the row before the first one wanted */
    record Wanted(@Nullable Outcome outcome, int after, int limit) {

        static final Wanted ALL = new Wanted(null, 0, Integer.MAX_VALUE);
    }

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ColumnCipher cipher;

    ImportRows(JdbcClient jdbc, JsonMapper json, ColumnCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
    }

    /** An unconfirmed file holds telephone numbers, and nobody waits for it any longer. */
    void forgetOld(Instant now) {
        jdbc.sql("delete from office_import where confirmed_at is null and uploaded_at < ?")
                .param(now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    void add(Import added, PersonId person, List<JudgedRow> judged) {
        jdbc.sql("insert into office_import (id, office, kind, person, uploaded_at) values (?, ?, ?, ?, ?)")
                .params(
                        added.id().value(),
                        added.office().value(),
                        added.kind().name(),
                        person.value(),
                        added.uploadedAt().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        insert into office_import_row (import, number, outcome, cells, faults)
                        select ?, * from unnest(?::int[], ?::text[], ?::jsonb[], ?::jsonb[])""")
                .params(
                        added.id().value(),
                        judged.stream()
                                .map(row -> Integer.toString(row.cells().number()))
                                .toArray(String[]::new),
                        judged.stream().map(row -> row.outcome().name()).toArray(String[]::new),
                        judged.stream()
                                .map(row -> json.writeValueAsString(sealed(added.id(), row.cells())))
                                .toArray(String[]::new),
                        judged.stream()
                                .map(row -> json.writeValueAsString(row.faults()))
                                .toArray(String[]::new))
                .update();
    }

    /** A file of another office is as unknown as one that does not exist. */
    Import get(OfficeId office, ImportId id, boolean locked) {
        return jdbc.sql("select * from office_import where id = ? and office = ?" + (locked ? " for update" : ""))
                .params(id.value(), office.value())
                .query((row, _) -> new Import(
                        id,
                        office,
                        ImportKind.valueOf(row.getString("kind")),
                        row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                        instant(row)))
                .optional()
                .orElseThrow(() -> Refused.unknown("organization.unknown-import", "no such file there: " + id));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        var at = row.getObject("confirmed_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    Map<Outcome, Integer> outcomes(ImportId id) {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        for (var outcome : Outcome.values()) {
            outcomes.put(outcome, 0);
        }
        jdbc.sql("select outcome, count(*) from office_import_row where import = ? group by outcome")
                .param(id.value())
                .query((row, _) -> outcomes.put(Outcome.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return outcomes;
    }

    List<JudgedRow> list(ImportId id, Wanted wanted) {
        return jdbc.sql("""
                        select * from office_import_row where import = ? and number > ? and (?::text is null or outcome = ?)
                        order by number limit ?""")
                .param(id.value())
                .param(wanted.after())
                .param(wanted.outcome() == null ? null : wanted.outcome().name())
                .param(wanted.outcome() == null ? null : wanted.outcome().name())
                .param(wanted.limit())
                .query((row, _) -> new JudgedRow(
                        opened(id, row),
                        Outcome.valueOf(row.getString("outcome")),
                        json.readValue(row.getString("faults"), new TypeReference<List<Fault>>() {})))
                .list();
    }

    private Map<String, String> sealed(ImportId id, Cells cells) {
        var sealed = new LinkedHashMap<>(cells.values());
        sealed.replaceAll((key, text) -> isSealed(key)
                ? Base64.getEncoder().encodeToString(cipher.seal(text, place(id, cells.number(), key)))
                : text);
        return sealed;
    }

    private Cells opened(ImportId id, ResultSet row) throws SQLException {
        var number = row.getInt("number");
        var cells = json.readValue(row.getString("cells"), new TypeReference<LinkedHashMap<String, String>>() {});
        cells.replaceAll((key, text) ->
                isSealed(key) ? cipher.open(Base64.getDecoder().decode(text), place(id, number, key)) : text);
        return new Cells(number, cells);
    }

    private static boolean isSealed(String key) {
        return key.startsWith("telephone");
    }

    private static String place(ImportId id, int number, String key) {
        return "office_import_row.cells " + id + " " + number + " " + key;
    }

    /** Telephone numbers stand with the contacts now, and are kept nowhere else. */
    void confirmed(ImportId id, Instant at) {
        jdbc.sql("update office_import set confirmed_at = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), id.value())
                .update();
        jdbc.sql("update office_import_row set cells = cells - '{telephone1,telephone2}'::text[] where import = ?")
                .param(id.value())
                .update();
    }
}
