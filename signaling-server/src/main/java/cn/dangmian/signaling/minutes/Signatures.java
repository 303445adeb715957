package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.SealedColumn;
import cn.dangmian.signaling.minutes.Signature.Part;
import cn.dangmian.signaling.minutes.Signature.Proof;
import cn.dangmian.signaling.minutes.Signature.Way;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Signatures in PostgreSQL; what was drawn is sealed. None is ever changed. */
@Component
class Signatures implements SealedColumn {

    private static final String PLACE = "minutes_signature.strokes ";
    private static final TypeReference<List<List<Integer>>> STROKES = new TypeReference<>() {};

    private record Sealed(UUID id, byte[] strokes) {}

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final JsonMapper json;
    private final Audit audit;

    Signatures(JdbcClient jdbc, ColumnCipher cipher, JsonMapper json, Audit audit) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
        this.audit = audit;
    }

    void add(ReceptionId reception, int version, Signature one) {
        var id = Ids.next();
        var proof = one.proof();
        var strokes =
                proof.strokes().isEmpty() ? null : cipher.seal(json.writeValueAsBytes(proof.strokes()), PLACE + id);
        jdbc.sql("""
                        insert into minutes_signature (id, reception, version, part, number, way, text_sha256, strokes, scan, scan_sha256,
                            reason, person, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(1, id)
                .param(2, reception.value())
                .param(3, version)
                .param(4, one.part().name())
                .param(5, one.number())
                .param(6, one.way().name())
                .param(7, one.textSha256())
                .param(8, strokes, Types.BINARY)
                .param(9, proof.scan(), Types.OTHER)
                .param(10, proof.scanSha256(), Types.VARCHAR)
                .param(11, proof.reason())
                .param(12, one.person().value())
                .param(13, Timestamp.from(one.at()))
                .update();
    }

    /** Those under this text, in the order in which they came. */
    List<Signature> of(ReceptionId reception, int version) {
        return jdbc.sql("select * from minutes_signature where reception = ? and version = ? order by at, id")
                .params(reception.value(), version)
                .query(this::read)
                .list();
    }

    private Signature read(ResultSet row, int number) throws SQLException {
        var strokes = row.getBytes("strokes");
        return new Signature(
                Part.valueOf(row.getString("part")),
                row.getInt("number"),
                Way.valueOf(row.getString("way")),
                row.getString("text_sha256"),
                new Proof(
                        strokes == null
                                ? List.of()
                                : json.readValue(cipher.openBytes(strokes, PLACE + row.getString("id")), STROKES),
                        row.getObject("scan", UUID.class),
                        row.getString("scan_sha256"),
                        row.getString("reason")),
                new PersonId(row.getObject("person", UUID.class)),
                row.getTimestamp("at").toInstant());
    }

    @Override
    public String name() {
        return "minutes_signature.strokes";
    }

    @Override
    public int reseal(int atMost) {
        var some = jdbc.sql("""
                        select id, strokes from minutes_signature
                        where strokes is not null and substring(strokes from 2 for 4) <> int4send(?) limit ?""")
                .params(cipher.currentKey(), atMost)
                .query((row, _) -> new Sealed(row.getObject("id", UUID.class), row.getBytes("strokes")))
                .list();
        some.forEach(one -> jdbc.sql("update minutes_signature set strokes = ? where id = ?")
                .params(cipher.anew(one.strokes(), PLACE + one.id()), one.id())
                .update());
        if (!some.isEmpty()) {
            audit.done(null, "minutes.reseal", String.valueOf(cipher.currentKey()), Map.of("count", some.size()));
        }
        return some.size();
    }
}
