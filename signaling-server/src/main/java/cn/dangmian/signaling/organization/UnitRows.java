package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.ResponsibleUnit.Contact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Many units at once, in few statements. */
@Component
class UnitRows {

    private final JdbcClient jdbc;
    private final SearchKeys keys;

    UnitRows(JdbcClient jdbc, SearchKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    Map<UnitImport.Key, ResponsibleUnit> within(OfficeId top) {
        var contacts = new HashMap<UUID, List<Contact>>();
        jdbc.sql("select c.* from unit_contact c join responsible_unit u on u.id = c.unit " + SUBTREE
                        + " order by c.unit, c.place")
                .param(top.value())
                .query((row, _) -> contacts.computeIfAbsent(row.getObject("unit", UUID.class), _ -> new ArrayList<>())
                        .add(Units.contact(row)))
                .list();
        var units = new HashMap<UnitImport.Key, ResponsibleUnit>();
        jdbc.sql("select u.*, o.division_code from responsible_unit u " + SUBTREE)
                .param(top.value())
                .query((row, _) -> units.put(
                        new UnitImport.Key(row.getString("division_code"), row.getString("name")),
                        Units.unit(row, contacts.getOrDefault(row.getObject("id", UUID.class), List.of()))))
                .list();
        return units;
    }

    private static final String SUBTREE = """
            join office o on o.id = u.office
            join office t on o.path >= t.path and o.path < rtrim(t.path, '/') || '0' and t.id = ?""";

    void add(List<ResponsibleUnit> units) {
        jdbc.sql("""
                        insert into responsible_unit (id, office, parent, name, kind, competences)
                        select w.id, w.office, nullif(w.parent, '')::uuid, w.name, w.kind, string_to_array(w.competences, ',')
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
                            w (id, office, parent, name, kind, competences)""")
                .params(List.of(
                        column(units, unit -> unit.id().toString()),
                        column(units, unit -> unit.office().toString()),
                        column(
                                units,
                                unit -> unit.parent() == null
                                        ? ""
                                        : unit.parent().toString()),
                        column(units, ResponsibleUnit::name),
                        column(units, unit -> unit.kind().name()),
                        column(units, unit -> String.join(",", unit.competences()))))
                .update();
        putContacts(units);
    }

    void change(List<ResponsibleUnit> units) {
        jdbc.sql("""
                        update responsible_unit u set parent = nullif(w.parent, '')::uuid, kind = w.kind,
                            competences = string_to_array(w.competences, ','), revision = revision + 1
                        from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) w (id, parent, kind, competences) where w.id = u.id""")
                .params(List.of(
                        column(units, unit -> unit.id().toString()),
                        column(
                                units,
                                unit -> unit.parent() == null
                                        ? ""
                                        : unit.parent().toString()),
                        column(units, unit -> unit.kind().name()),
                        column(units, unit -> String.join(",", unit.competences()))))
                .update();
        jdbc.sql("delete from unit_contact where unit = any(?::uuid[])")
                .param(column(units, unit -> unit.id().toString()))
                .update();
        putContacts(units);
    }

    private record Placed(UnitId unit, int place, Contact contact) {}

    private void putContacts(List<ResponsibleUnit> units) {
        var placed = new ArrayList<Placed>();
        for (var unit : units) {
            for (var contact : unit.contacts()) {
                placed.add(new Placed(unit.id(), unit.contacts().indexOf(contact) + 1, contact));
            }
        }
        jdbc.sql("""
                        insert into unit_contact (unit, place, name, telephone, hours_from, hours_until)
                        select w.unit, w.place, w.name, w.telephone, nullif(w.hours_from, '')::time, nullif(w.hours_until, '')::time
                        from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
                            w (unit, place, name, telephone, hours_from, hours_until) on conflict do nothing""")
                .params(List.of(
                        column(placed, one -> one.unit().toString()),
                        column(placed, one -> Integer.toString(one.place())),
                        column(placed, one -> one.contact().name()),
                        column(placed, one -> one.contact().telephone()),
                        column(
                                placed,
                                one -> one.contact().hours() == null
                                        ? ""
                                        : one.contact().hours().from().toString()),
                        column(
                                placed,
                                one -> one.contact().hours() == null
                                        ? ""
                                        : one.contact().hours().until().toString())))
                .update();
    }

    /** @param places names of the offices' places */
    void makeFindable(List<ResponsibleUnit> units, Map<OfficeId, String> places) {
        keys.putUnits(units.stream()
                .map(unit ->
                        new SearchKeys.Thing(unit.id().value(), unit.name(), places.getOrDefault(unit.office(), "")))
                .toList());
    }

    private interface Text<T> {
        String of(T one);
    }

    private static <T> String[] column(List<T> all, Text<T> text) {
        return all.stream().map(text::of).toArray(String[]::new);
    }
}
