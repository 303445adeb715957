package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;
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
    private final UnitContacts contacts;
    private final SearchKeys keys;

    UnitRows(JdbcClient jdbc, UnitContacts contacts, SearchKeys keys) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.keys = keys;
    }

    Map<UnitImport.Key, ResponsibleUnit> within(OfficeId top) {
        var contacts = this.contacts.within(top);
        var units = new HashMap<UnitImport.Key, ResponsibleUnit>();
        jdbc.sql("select u.*, o.division_code from responsible_unit u " + SUBTREE)
                .param(top.value())
                .query((row, _) -> units.put(
                        new UnitImport.Key(row.getString("division_code"), row.getString("name")),
                        Units.unit(row, contacts.getOrDefault(row.getObject("id", UUID.class), List.of()))))
                .list();
        return units;
    }

    static final String SUBTREE = """
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
        contacts.put(units);
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
        contacts.put(units);
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
