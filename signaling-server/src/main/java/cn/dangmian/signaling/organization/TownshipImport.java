package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.ImportKind.Cells;
import cn.dangmian.signaling.organization.JudgedRow.Fault;
import cn.dangmian.signaling.organization.JudgedRow.Outcome;
import cn.dangmian.signaling.organization.JudgedRow.What;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Townships from a file: those with a known code are changed, the others opened. */
@Component
class TownshipImport implements RowImport {

    private final JdbcClient jdbc;
    private final KnownOffices known;
    private final SearchKeys keys;
    private final Clock clock;

    TownshipImport(JdbcClient jdbc, KnownOffices known, SearchKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.known = known;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.TOWNSHIPS;
    }

    @Override
    public List<JudgedRow> judge(OfficeId top, List<Cells> rows) {
        var within = known.within(top);
        var elsewhere = known.codesOutside(
                within.keySet(), rows.stream().map(row -> row.get("code")).toList());
        var seen = new HashSet<String>();
        return rows.stream()
                .map(row -> {
                    var faults = new ArrayList<Fault>();
                    checkCode(row, faults, elsewhere, seen);
                    checkName(row, faults);
                    checkParent(row, faults, within);
                    checkPoint(row, faults);
                    return JudgedRow.of(row, outcome(row, within.get(row.get("code")), faults), faults);
                })
                .toList();
    }

    private static void checkCode(Cells row, List<Fault> faults, Set<String> elsewhere, Set<String> seen) {
        var code = row.get("code");
        if (code.isEmpty()) {
            faults.add(new Fault("code", What.MISSING));
        } else if (!Particulars.isCode(code, Tier.TOWNSHIP)) {
            faults.add(new Fault("code", What.BAD_CODE));
        } else if (elsewhere.contains(code)) {
            faults.add(new Fault("code", What.CODE_TAKEN));
        } else if (!seen.add(code)) {
            faults.add(new Fault("code", What.REPEATED));
        }
    }

    private static void checkName(Cells row, List<Fault> faults) {
        if (row.get("name").isEmpty()) {
            faults.add(new Fault("name", What.MISSING));
        } else if (!OfficeNames.isGood(OfficeNames.ofTownship(row.get("name")))) {
            faults.add(new Fault("name", What.BAD_NAME));
        }
    }

    private static void checkParent(Cells row, List<Fault> faults, Map<String, KnownOffices.Known> within) {
        if (!Particulars.isCode(row.get("code"), Tier.TOWNSHIP)) {
            return;
        }
        var parent = within.get(parentCode(row));
        var column = row.get("parent").isEmpty() ? "code" : "parent";
        if (parent == null || parent.closed()) {
            faults.add(new Fault(column, What.UNKNOWN_DIVISION));
        } else if (parent.tier() != Tier.COUNTY) {
            faults.add(new Fault(column, What.NOT_A_COUNTY));
        }
    }

    private static String parentCode(Cells row) {
        return row.get("parent").isEmpty() ? row.get("code").substring(0, 6) : row.get("parent");
    }

    private static void checkPoint(Cells row, List<Fault> faults) {
        var longitude = degrees(row.get("longitude"));
        var latitude = degrees(row.get("latitude"));
        if (row.get("longitude").isEmpty() && row.get("latitude").isEmpty()) {
            return;
        }
        if (longitude == null || longitude < 73 || longitude > 136) {
            faults.add(new Fault("longitude", What.BAD_POINT));
        }
        if (latitude == null || latitude < 3 || latitude > 54) {
            faults.add(new Fault("latitude", What.BAD_POINT));
        }
    }

    private static @Nullable Double degrees(String text) {
        return text.matches("[0-9]{1,3}(\\.[0-9]{1,12})?") ? Double.valueOf(text) : null;
    }

    private static Outcome outcome(Cells row, KnownOffices.@Nullable Known known, List<Fault> faults) {
        if (known == null || !faults.isEmpty()) {
            return Outcome.NEW;
        }
        if (known.closed()) {
            faults.add(new Fault("code", What.CLOSED));
        } else if (known.tier() != Tier.TOWNSHIP) {
            faults.add(new Fault("code", What.CODE_TAKEN));
        } else if (!parentCode(row).equals(known.parentCode())) {
            faults.add(new Fault("parent", What.OTHER_PARENT));
        }
        var longitude = degrees(row.get("longitude"));
        var same = OfficeNames.ofTownship(row.get("name")).equals(known.name())
                && (longitude == null || longitude.equals(known.longitude()))
                && (longitude == null || Objects.equals(degrees(row.get("latitude")), known.latitude()));
        return same ? Outcome.UNCHANGED : Outcome.CHANGED;
    }

    @Override
    public void apply(OfficeId top, List<JudgedRow> rows) {
        var within = known.within(top);
        var things = new ArrayList<SearchKeys.Thing>();
        var written = new ArrayList<String[]>();
        for (var row : rows) {
            if (row.outcome() == Outcome.UNCHANGED) {
                continue;
            }
            var cells = row.cells();
            var old = within.get(cells.get("code"));
            var parent = Objects.requireNonNull(within.get(parentCode(cells)));
            var id = old == null ? Ids.next() : old.id().value();
            var name = OfficeNames.ofTownship(cells.get("name"));
            things.add(new SearchKeys.Thing(id, name, cells.get("code")));
            written.add(new String[] {
                id.toString(),
                cells.get("code"),
                name,
                parent.id().toString(),
                parent.path() + cells.get("code") + "/",
                cells.get("longitude"),
                cells.get("latitude")
            });
        }
        remember(written);
        put(written);
        keys.putOffices(things);
    }

    private void remember(List<String[]> written) {
        jdbc.sql("""
                        insert into office_past (office, name, division_code, parent, held_from, held_until, ended_by)
                        select o.id, o.name, o.division_code, o.parent, o.since, ?, 'RENAMED'
                        from office o join unnest(?::uuid[], ?::text[]) w (id, name) on w.id = o.id where w.name <> o.name""")
                .params(clock.instant().atOffset(ZoneOffset.UTC), column(written, 0), column(written, 2))
                .update();
    }

    private void put(List<String[]> written) {
        jdbc.sql("""
                        insert into office as o (id, division_code, name, tier, parent, path, longitude, latitude, opened_on, since)
                        select w.id, w.code, w.name, 'TOWNSHIP', w.parent, w.path, nullif(w.lon, '')::float8, nullif(w.lat, '')::float8, ?, ?
                        from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[])
                            w (id, code, name, parent, path, lon, lat)
                        on conflict (id) do update set name = excluded.name, revision = o.revision + 1,
                            longitude = coalesce(excluded.longitude, o.longitude), latitude = coalesce(excluded.latitude, o.latitude),
                            since = case when o.name = excluded.name then o.since else excluded.since end""")
                .params(
                        LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        column(written, 0),
                        column(written, 1),
                        column(written, 2),
                        column(written, 3),
                        column(written, 4),
                        column(written, 5),
                        column(written, 6))
                .update();
    }

    private static String[] column(List<String[]> rows, int place) {
        return rows.stream().map(row -> row[place]).toArray(String[]::new);
    }
}
