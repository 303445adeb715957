package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.SealedColumn;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Photographs and powers of attorney in PostgreSQL, sealed. */
@Component
class Materials implements SealedColumn {

    private static final String PLACE = "reception_material.content ";
    private static final int AT_ONCE = 10;

    /** @param size in bytes */
    record Kept(UUID id, Material.Kind kind, String mediaType, int size) {}

    private record Sealed(UUID id, byte[] content) {}

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final Audit audit;
    private final Clock clock;

    Materials(JdbcClient jdbc, ColumnCipher cipher, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps it for the next check-in at this terminal; what no check-in took within a day is forgotten. */
    @Transactional
    public Kept keep(TerminalId terminal, Material material, PersonId by) {
        jdbc.sql("delete from reception_material where reception is null and uploaded_at < now() - interval '1 day'")
                .update();
        var kept = new Kept(Ids.next(), material.kind(), material.mediaType(), material.content().length);
        jdbc.sql("""
                        insert into reception_material (id, terminal, kind, media_type, size, content, uploaded_by, uploaded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        kept.id(),
                        terminal.value(),
                        kept.kind().name(),
                        kept.mediaType(),
                        kept.size(),
                        cipher.seal(material.content(), PLACE + kept.id()),
                        by.value(),
                        Timestamp.from(clock.instant()))
                .update();
        audit.done(by.value(), "reception.keep-material", kept.id().toString(), Map.of("kind", kept.kind()));
        return kept;
    }

    /** Takes what was kept at the terminal for this reception. */
    void take(UUID id, Material.Kind kind, TerminalId terminal, ReceptionId reception) {
        var taken = jdbc.sql("""
                        update reception_material set reception = ?
                        where id = ? and kind = ? and terminal = ? and reception is null""")
                .params(reception.value(), id, kind.name(), terminal.value())
                .update();
        if (taken != 1) {
            throw unknown(id);
        }
    }

    /** Of a check-in that is being made. */
    Material loose(TerminalId terminal, UUID id) {
        return one("terminal = ? and reception is null", terminal.value(), id);
    }

    Material of(ReceptionId reception, UUID id) {
        return one("reception = ?", reception.value(), id);
    }

    private Material one(String condition, UUID owner, UUID id) {
        return jdbc.sql("select * from reception_material where " + condition + " and id = ?")
                .params(owner, id)
                .query(this::read)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    Optional<Kept> find(UUID id) {
        return jdbc.sql("select id, kind, media_type, size from reception_material where id = ?")
                .param(id)
                .query((row, _) -> new Kept(
                        row.getObject("id", UUID.class),
                        Material.Kind.valueOf(row.getString("kind")),
                        row.getString("media_type"),
                        row.getInt("size")))
                .optional();
    }

    private Material read(ResultSet row, int number) throws SQLException {
        return new Material(
                Material.Kind.valueOf(row.getString("kind")),
                row.getString("media_type"),
                cipher.openBytes(row.getBytes("content"), PLACE + row.getString("id")));
    }

    static Refused unknown(UUID id) {
        return Refused.unknown("reception.unknown-material", "no such material here: " + id);
    }

    @Override
    public String name() {
        return "reception_material";
    }

    /** A few at a time: each may be large. */
    @Override
    public int reseal(int atMost) {
        var some = jdbc.sql("""
                        select id, content from reception_material where substring(content from 2 for 4) <> int4send(?)
                        limit ? for update skip locked""")
                .params(cipher.currentKey(), Math.min(AT_ONCE, atMost))
                .query((row, _) -> new Sealed(row.getObject("id", UUID.class), row.getBytes("content")))
                .list();
        some.forEach(one -> jdbc.sql("update reception_material set content = ? where id = ?")
                .params(cipher.anew(one.content(), PLACE + one.id()), one.id())
                .update());
        if (!some.isEmpty()) {
            audit.done(null, "reception.reseal", String.valueOf(cipher.currentKey()), Map.of("count", some.size()));
        }
        return some.size();
    }
}
