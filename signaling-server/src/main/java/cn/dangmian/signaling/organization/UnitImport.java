package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.ImportKind.Cells;
import cn.dangmian.signaling.organization.JudgedRow.Fault;
import cn.dangmian.signaling.organization.JudgedRow.Outcome;
import cn.dangmian.signaling.organization.JudgedRow.What;
import cn.dangmian.signaling.organization.ResponsibleUnit.Contact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Units from a file: an office's unit of a known name is changed, the others are added. */
@Component
class UnitImport implements RowImport {

    /** @param office code of its division */
    record Key(String office, String name) {}

    /** What is known of the file's world while its rows are judged one after the other. */
    private record World(
            Map<String, KnownOffices.Known> offices,
            Map<Key, ResponsibleUnit> units,
            Map<UnitId, String> names,
            Map<Key, Boolean> topUnits,
            Set<Key> seen) {}

    private final KnownOffices known;
    private final UnitRows rows;

    UnitImport(KnownOffices known, UnitRows rows) {
        this.known = known;
        this.rows = rows;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.UNITS;
    }

    @Override
    public List<JudgedRow> judge(OfficeId top, List<Cells> cells) {
        var units = rows.within(top);
        var topUnits = new HashMap<Key, Boolean>();
        var names = new HashMap<UnitId, String>();
        units.forEach((key, unit) -> {
            names.put(unit.id(), unit.name());
            if (!unit.closed()) {
                topUnits.put(key, unit.parent() == null);
            }
        });
        var world = new World(known.within(top), units, names, topUnits, new HashSet<>());
        return cells.stream().map(row -> judge(row, world)).toList();
    }

    private static JudgedRow judge(Cells row, World world) {
        var faults = new ArrayList<Fault>();
        var key = new Key(row.get("division"), row.get("name"));
        checkKey(key, faults, world);
        var kind = UnitCells.kind(row.get("kind"));
        if (kind == null) {
            faults.add(new Fault("kind", row.get("kind").isEmpty() ? What.MISSING : What.BAD_KIND));
        }
        checkParent(row, key, faults, world);
        var competences = UnitCells.competences(row.get("competences"), faults);
        var contacts = UnitCells.contacts(row, faults);
        world.topUnits().put(key, row.get("parent").isEmpty());
        var old = world.units().get(key);
        if (old != null && old.closed()) {
            faults.add(new Fault("name", What.CLOSED));
        }
        var same = old != null
                && old.kind() == kind
                && old.competences().equals(competences)
                && old.contacts().equals(contacts)
                && row.get("parent")
                        .equals(old.parent() == null ? "" : world.names().get(old.parent()));
        return JudgedRow.of(row, old == null ? Outcome.NEW : same ? Outcome.UNCHANGED : Outcome.CHANGED, faults);
    }

    private static void checkKey(Key key, List<Fault> faults, World world) {
        var office = world.offices().get(key.office());
        if (key.office().isEmpty()) {
            faults.add(new Fault("division", What.MISSING));
        } else if (office == null || office.closed()) {
            faults.add(new Fault("division", What.UNKNOWN_DIVISION));
        }
        if (key.name().isEmpty()) {
            faults.add(new Fault("name", What.MISSING));
        } else if (!OfficeNames.isGood(key.name())) {
            faults.add(new Fault("name", What.BAD_NAME));
        } else if (!world.seen().add(key)) {
            faults.add(new Fault("name", What.REPEATED));
        }
    }

    private static void checkParent(Cells row, Key key, List<Fault> faults, World world) {
        var parent = new Key(key.office(), row.get("parent"));
        if (!parent.name().isEmpty() && (parent.equals(key) || !world.topUnits().getOrDefault(parent, false))) {
            faults.add(new Fault("parent", What.UNKNOWN_PARENT));
        }
    }

    @Override
    public void apply(OfficeId top, List<JudgedRow> judged) {
        var offices = known.within(top);
        var units = rows.within(top);
        var ids = new HashMap<Key, UnitId>();
        units.forEach((key, unit) -> ids.put(key, unit.id()));
        var added = new ArrayList<ResponsibleUnit>();
        var changed = new ArrayList<ResponsibleUnit>();
        for (var row : judged) {
            if (row.outcome() == Outcome.UNCHANGED) {
                continue;
            }
            var key = new Key(row.cells().get("division"), row.cells().get("name"));
            var id = ids.computeIfAbsent(key, _ -> new UnitId(Ids.next()));
            var parent = ids.get(new Key(key.office(), row.cells().get("parent")));
            var office = Objects.requireNonNull(offices.get(key.office())).id();
            (row.outcome() == Outcome.NEW ? added : changed).add(unit(row.cells(), id, office, parent));
        }
        rows.add(added);
        rows.change(changed);
        var places = new HashMap<OfficeId, String>();
        offices.values().forEach(office -> places.put(office.id(), OfficeNames.place(office.name())));
        rows.makeFindable(added, places);
    }

    private static ResponsibleUnit unit(Cells row, UnitId id, OfficeId office, @Nullable UnitId parent) {
        List<Contact> contacts = UnitCells.contacts(row, new ArrayList<>());
        return new ResponsibleUnit(
                id,
                office,
                parent,
                row.get("name"),
                Objects.requireNonNull(UnitCells.kind(row.get("kind"))),
                UnitCells.competences(row.get("competences"), new ArrayList<>()),
                contacts,
                false,
                0);
    }
}
