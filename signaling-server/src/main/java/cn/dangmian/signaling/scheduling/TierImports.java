package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.scheduling.TierFaults.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A sheet of the tier rule is judged against the version before it, and then becomes the next one as a whole, or not at all. */
@Service
class TierImports {

    enum Outcome {
        NEW,
        CHANGED,
        MOVED,
        UNCHANGED,
        ERROR
    }

    /** @param before the cells of the row with that code in the version before; null when it had none */
    record Judged(
            int number,
            Outcome outcome,
            Map<TierColumn, String> cells,
            @Nullable Map<TierColumn, String> before,
            List<Fault> faults) {}

    /**
     * @param base the version that it was compared with
     * @param gone rows of that version that are not in the sheet
     */
    record Preview(int base, List<Judged> rows, List<Map<TierColumn, String>> gone) {

        boolean isFaulty() {
            return rows.isEmpty() || rows.stream().anyMatch(row -> row.outcome() == Outcome.ERROR);
        }

        boolean changesNothing() {
            return gone.isEmpty() && rows.stream().allMatch(row -> row.outcome() == Outcome.UNCHANGED);
        }
    }

    /**
     * @param base the version that the sheet was compared with when somebody looked at it
     * @param source where the rule is written down
     */
    record Wanted(int base, LocalDate validFrom, String source) {}

    private final TierVersions versions;
    private final Duties duties;
    private final Offices offices;
    private final Audit audit;

    TierImports(TierVersions versions, Duties duties, Offices offices, Audit audit) {
        this.versions = versions;
        this.duties = duties;
        this.offices = offices;
        this.audit = audit;
    }

    byte[] sheet(int version) {
        var rows = versions.rows(version).orElseThrow(() -> unknown(version));
        var names = versions.categories();
        rows.forEach(row -> row.computeIfPresent(
                TierColumn.CATEGORY, (_, code) -> Objects.requireNonNull(names.getOrDefault(code, code))));
        return TierSheet.write(rows);
    }

    private static Refused unknown(int version) {
        return Refused.unknown("scheduling.unknown-tier-version", "no such version: " + version);
    }

    Preview preview(String sheet, PersonId by) {
        requireTop(by);
        var base = versions.newest();
        var before = versions.rows(base).orElseThrow(() -> unknown(base));
        var categories = versions.categories();
        var rows = byCode(TierSheet.read(sheet), categories);
        var faults = new TierFaults(categories.keySet());
        var judged = new ArrayList<Judged>();
        var codes = rows.stream().map(row -> row.get(TierColumn.CODE)).toList();
        var kept = before.stream()
                .filter(row -> codes.contains(row.get(TierColumn.CODE)))
                .toList();
        for (var place = 0; place < rows.size(); place++) {
            var row = rows.get(place);
            judged.add(judged(row, codes.subList(0, place), kept, faults.of(row, place == rows.size() - 1)));
        }
        return new Preview(
                base,
                judged,
                before.stream()
                        .filter(row -> !codes.contains(row.get(TierColumn.CODE)))
                        .toList());
    }

    /** A category may be named by its word too. */
    private static List<TierSheet.Row> byCode(List<TierSheet.Row> rows, Map<String, String> categories) {
        var codes = new HashMap<String, String>();
        categories.forEach((code, name) -> codes.put(name, code));
        return rows.stream()
                .map(row -> {
                    var cells = new EnumMap<TierColumn, String>(TierColumn.class);
                    cells.putAll(row.cells());
                    cells.computeIfPresent(
                            TierColumn.CATEGORY, (_, name) -> Objects.requireNonNull(codes.getOrDefault(name, name)));
                    return new TierSheet.Row(row.number(), cells);
                })
                .toList();
    }

    /** @param above codes of the rows above @param kept rows of the version before that are in the sheet, in its order */
    private static Judged judged(
            TierSheet.Row row, List<String> above, List<Map<TierColumn, String>> kept, List<Fault> faults) {
        var keptCodes = kept.stream().map(one -> one.get(TierColumn.CODE)).toList();
        var place = keptCodes.indexOf(row.get(TierColumn.CODE));
        var old = place < 0 ? null : kept.get(place);
        var moved = place != above.stream().filter(keptCodes::contains).count();
        return new Judged(
                row.number(), faults.isEmpty() ? outcome(row, old, moved) : Outcome.ERROR, row.cells(), old, faults);
    }

    private static Outcome outcome(TierSheet.Row row, @Nullable Map<TierColumn, String> old, boolean moved) {
        if (old == null) {
            return Outcome.NEW;
        }
        if (!old.equals(row.cells())) {
            return Outcome.CHANGED;
        }
        return moved ? Outcome.MOVED : Outcome.UNCHANGED;
    }

    /** @return the version that it has become */
    @Transactional(propagation = Propagation.MANDATORY)
    public int confirm(String sheet, Wanted wanted, PersonId by) {
        versions.lock();
        var judged = preview(sheet, by);
        requireGood(judged, wanted);
        var version = judged.base() + 1;
        versions.add(version, wanted.validFrom(), wanted.source(), by);
        for (var place = 0; place < judged.rows().size(); place++) {
            var row = judged.rows().get(place);
            versions.add(version, place + 1, new TierSheet.Row(row.number(), row.cells()));
        }
        audit.done(
                by.value(),
                "scheduling.import-tier-rule",
                Integer.toString(version),
                Map.of(
                        "validFrom",
                        wanted.validFrom().toString(),
                        "rows",
                        judged.rows().size()));
        return version;
    }

    private void requireGood(Preview judged, Wanted wanted) {
        if (judged.isFaulty()) {
            throw new Refused("scheduling.tier-sheet-faulty", "rows with faults, or none (expected: rows without)");
        }
        if (judged.base() != wanted.base() || judged.changesNothing()) {
            throw new Refused(
                    "scheduling.tier-sheet-outdated",
                    "the newest version is " + judged.base() + " (expected: " + wanted.base() + ", and a difference)");
        }
        if (!wanted.validFrom().isAfter(versions.today())) {
            throw new Refused("scheduling.tier-day-past", wanted.validFrom() + " (expected: after today)");
        }
    }

    private void requireTop(PersonId by) {
        var atTop = duties.officesOf(by, Role.SYSTEM_ADMIN).stream()
                .anyMatch(office -> offices.get(office).parent() == null);
        if (!atTop) {
            throw Refused.notAllowed(
                    "scheduling.top-office-decides", "whoever administers the topmost office imports a tier rule");
        }
    }
}
