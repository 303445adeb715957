package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.SealedColumn;
import cn.dangmian.signaling.organization.ResponsibleUnit.Contact;
import cn.dangmian.signaling.organization.ResponsibleUnit.Hours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom to call at units, and when. Telephone numbers are sealed, each in its place. */
@Component
class UnitContacts implements SealedColumn {

    private record Placed(UUID unit, int place, Contact contact) {}

    private record Sealed(UUID unit, int place, byte[] telephone) {}

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final Audit audit;

    UnitContacts(JdbcClient jdbc, ColumnCipher cipher, Audit audit) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.audit = audit;
    }

    static String seat(UUID unit, int place) {
        return "unit_contact.telephone " + unit + " " + place;
    }

    List<Contact> of(UnitId unit) {
        return jdbc
                .sql("select * from unit_contact where unit = ? order by place")
                .param(unit.value())
                .query(this::placed)
                .list()
                .stream()
                .map(Placed::contact)
                .toList();
    }

    /** Of all units of the office and those below it. */
    Map<UUID, List<Contact>> within(OfficeId top) {
        var all = new HashMap<UUID, List<Contact>>();
        jdbc.sql("select c.* from unit_contact c join responsible_unit u on u.id = c.unit " + UnitRows.SUBTREE
                        + " order by c.unit, c.place")
                .param(top.value())
                .query(this::placed)
                .list()
                .forEach(one ->
                        all.computeIfAbsent(one.unit(), _ -> new ArrayList<>()).add(one.contact()));
        return all;
    }

    private Placed placed(ResultSet row, int number) throws SQLException {
        var unit = row.getObject("unit", UUID.class);
        var place = row.getInt("place");
        var from = row.getObject("hours_from", LocalTime.class);
        var until = row.getObject("hours_until", LocalTime.class);
        return new Placed(
                unit,
                place,
                new Contact(
                        row.getString("name"),
                        cipher.open(row.getBytes("telephone"), seat(unit, place)),
                        from == null || until == null ? null : new Hours(from, until)));
    }

    /** Puts these in the place of what the units had. */
    void put(Collection<ResponsibleUnit> units) {
        jdbc.sql("delete from unit_contact where unit = any(?)")
                .param(units.stream().map(unit -> unit.id().value()).toArray(UUID[]::new))
                .update();
        var placed = units.stream()
                .flatMap(unit -> IntStream.range(0, unit.contacts().size())
                        .mapToObj(i -> new Placed(
                                unit.id().value(), i + 1, unit.contacts().get(i))))
                .toList();
        jdbc.sql("""
                        insert into unit_contact (unit, place, name, telephone, hours_from, hours_until)
                        select w.unit, w.place, w.name, decode(w.telephone, 'hex'), w.hours_from::time, w.hours_until::time
                        from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
                            w (unit, place, name, telephone, hours_from, hours_until)""")
                .params(List.of(
                        column(placed, Placed::unit),
                        column(placed, Placed::place),
                        column(placed, one -> one.contact().name()),
                        column(placed, this::sealed),
                        column(placed, one -> hours(one, Hours::from)),
                        column(placed, one -> hours(one, Hours::until))))
                .update();
    }

    private String sealed(Placed one) {
        return HexFormat.of().formatHex(cipher.seal(one.contact().telephone(), seat(one.unit(), one.place())));
    }

    private static @Nullable LocalTime hours(Placed one, Function<Hours, LocalTime> end) {
        var hours = one.contact().hours();
        return hours == null ? null : end.apply(hours);
    }

    private static @Nullable String[] column(List<Placed> all, Function<Placed, @Nullable Object> value) {
        return all.stream()
                .map(value)
                .map(one -> one == null ? null : one.toString())
                .toArray(String[]::new);
    }

    @Override
    public String name() {
        return "unit_contact";
    }

    @Override
    public int reseal(int atMost) {
        var some = jdbc.sql("""
                        select * from unit_contact where substring(telephone from 2 for 4) <> int4send(?)
                        limit ? for update skip locked""")
                .params(cipher.currentKey(), atMost)
                .query((row, _) ->
                        new Sealed(row.getObject("unit", UUID.class), row.getInt("place"), row.getBytes("telephone")))
                .list();
        some.forEach(one -> jdbc.sql("update unit_contact set telephone = ? where unit = ? and place = ?")
                .params(cipher.anew(one.telephone(), seat(one.unit(), one.place())), one.unit(), one.place())
                .update());
        if (!some.isEmpty()) {
            audit.done(null, "organization.reseal", String.valueOf(cipher.currentKey()), Map.of("count", some.size()));
        }
        return some.size();
    }
}
