package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.PersonId;
import jakarta.annotation.PostConstruct;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom people are related to, in PostgreSQL. */
@Component
class RelationRows {

    private static final String PLACE = "relation.id_number ";

    private record Sealed(UUID id, byte[] idNumber) {}

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final TransactionTemplate transaction;

    RelationRows(JdbcClient jdbc, ColumnCipher cipher, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.transaction = transaction;
    }

    /**
     * Seals every relation with the current key and hashes it under every key, before anybody is let in: a recusal must hold
     * while the cases are still being sealed anew.
     */
    @PostConstruct
    void keepUpWithTheKeys() {
        transaction.executeWithoutResult(_ -> jdbc.sql(
                        "select id, id_number from relation where ended_at is null for update")
                .query((row, _) -> new Sealed(row.getObject("id", UUID.class), row.getBytes("id_number")))
                .list()
                .forEach(one -> put(one.id(), cipher.open(one.idNumber(), PLACE + one.id()))));
    }

    void add(CaseGuards.Relation relation, PersonId person, String idNumber) {
        jdbc.sql(
                        "insert into relation (id, person, kind, id_number, id_hashes, declared_at) values (?, ?, ?, '', '{}', ?)")
                .params(relation.id(), person.value(), relation.kind().name(), Timestamp.from(relation.declaredAt()))
                .update();
        put(relation.id(), idNumber);
    }

    private void put(UUID id, String idNumber) {
        jdbc.sql("update relation set id_number = ?, id_hashes = ? where id = ?")
                .param(cipher.seal(idNumber, PLACE + id))
                .param(hashes(idNumber))
                .param(id)
                .update();
    }

    private byte[][] hashes(String idNumber) {
        return cipher.hashes(idNumber, Cases.ID_NUMBER).toArray(byte[][]::new);
    }

    /** @return false when there is none of that person */
    boolean end(UUID id, PersonId person, Instant at) {
        return jdbc.sql("update relation set ended_at = ? where id = ? and person = ? and ended_at is null")
                        .params(Timestamp.from(at), id, person.value())
                        .update()
                > 0;
    }

    /** The cases that a relation keeps somebody away from. */
    List<CaseId> casesOf(UUID relation) {
        return jdbc.sql("""
                        select c.id from relation r join petition_case c on c.id_hash = any(r.id_hashes)
                        where r.id = ? and r.ended_at is null""")
                .param(relation)
                .query((row, _) -> new CaseId(row.getObject(1, UUID.class)))
                .list();
    }

    List<CaseGuards.Relation> of(PersonId person) {
        return jdbc.sql("select * from relation where person = ? and ended_at is null order by declared_at, id")
                .param(person.value())
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    var number = cipher.open(row.getBytes("id_number"), PLACE + id);
                    return new CaseGuards.Relation(
                            id,
                            CaseGuards.Kind.valueOf(row.getString("kind")),
                            String.valueOf(new Contact(number, null).masked().idNumber()),
                            row.getTimestamp("declared_at").toInstant());
                })
                .list();
    }
}
