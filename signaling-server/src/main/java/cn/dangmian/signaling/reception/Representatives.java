package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.Contact;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.SealedColumn;
import cn.dangmian.signaling.reception.TerminalCounter.Relation;
import cn.dangmian.signaling.reception.TerminalCounter.Representative;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who comes for, or with, a petitioner, in PostgreSQL; names and numbers are sealed. */
@Component
class Representatives implements SealedColumn {

    private static final String NAME = "reception_representative.name ";
    private static final String NUMBER = "reception_representative.number ";

    private record Sealed(String seat, UUID reception, int position, byte[] name, byte @Nullable [] number) {}

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final Audit audit;

    Representatives(JdbcClient jdbc, ColumnCipher cipher, Audit audit) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.audit = audit;
    }

    void add(ReceptionId reception, int position, Representative one) {
        var seat = seat(reception.value(), position);
        var number = one.number();
        jdbc.sql("""
                        insert into reception_representative (reception, position, name, document, number, relation, present,
                            power_of_attorney)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(1, reception.value())
                .param(2, position)
                .param(3, cipher.seal(one.name(), NAME + seat))
                .param(4, one.document().name())
                .param(5, number == null ? null : cipher.seal(number, NUMBER + seat), Types.BINARY)
                .param(6, one.relation().name())
                .param(7, one.present())
                .param(8, one.powerOfAttorney(), Types.OTHER)
                .update();
    }

    List<Representative> of(ReceptionId reception) {
        return jdbc.sql("select * from reception_representative where reception = ? order by position")
                .param(reception.value())
                .query(this::read)
                .list();
    }

    private Representative read(ResultSet row, int index) throws SQLException {
        var seat = seat(row.getObject("reception", UUID.class), row.getInt("position"));
        var number = row.getBytes("number");
        return new Representative(
                cipher.open(row.getBytes("name"), NAME + seat),
                Contact.Document.valueOf(row.getString("document")),
                number == null ? null : cipher.open(number, NUMBER + seat),
                Relation.valueOf(row.getString("relation")),
                row.getBoolean("present"),
                row.getObject("power_of_attorney", UUID.class));
    }

    private static String seat(UUID reception, int position) {
        return reception + " " + position;
    }

    @Override
    public String name() {
        return "reception_representative";
    }

    @Override
    public int reseal(int atMost) {
        var some = jdbc.sql("""
                        select * from reception_representative where substring(name from 2 for 4) <> int4send(?)
                        limit ? for update skip locked""")
                .params(cipher.currentKey(), atMost)
                .query((row, _) -> new Sealed(
                        seat(row.getObject("reception", UUID.class), row.getInt("position")),
                        row.getObject("reception", UUID.class),
                        row.getInt("position"),
                        row.getBytes("name"),
                        row.getBytes("number")))
                .list();
        some.forEach(one -> jdbc.sql(
                        "update reception_representative set name = ?, number = ? where reception = ? and position = ?")
                .param(1, cipher.anew(one.name(), NAME + one.seat()))
                .param(2, one.number() == null ? null : cipher.anew(one.number(), NUMBER + one.seat()), Types.BINARY)
                .param(3, one.reception())
                .param(4, one.position())
                .update());
        if (!some.isEmpty()) {
            audit.done(null, "reception.reseal", String.valueOf(cipher.currentKey()), Map.of("count", some.size()));
        }
        return some.size();
    }
}
