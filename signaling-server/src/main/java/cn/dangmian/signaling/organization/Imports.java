package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.JudgedRow.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A file is judged first, row by row, and then done as a whole in one transaction, or not at all. */
@Component
class Imports {

    record Preview(
            ImportId id,
            ImportKind kind,
            Instant uploadedAt,
            @Nullable Instant confirmedAt,
            Map<Outcome, Integer> rows) {}

    private final Map<ImportKind, RowImport> importers;
    private final ImportRows rows;
    private final Offices offices;
    private final Audit audit;
    private final Clock clock;

    Imports(List<RowImport> importers, ImportRows rows, Offices offices, Audit audit, Clock clock) {
        this.importers =
                new EnumMap<>(importers.stream().collect(Collectors.toMap(RowImport::kind, Function.identity())));
        this.rows = rows;
        this.offices = offices;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public ImportId preview(PersonId person, OfficeId office, ImportKind kind, byte[] file) {
        offices.get(office);
        var judged = importer(kind).judge(office, kind.read(SheetReader.read(file)));
        var id = new ImportId(Ids.next());
        rows.forgetOld(clock.instant());
        rows.add(new ImportRows.Import(id, office, kind, clock.instant(), null), person, judged);
        audit.done(
                person.value(),
                "organization.preview-import",
                id.toString(),
                Map.of("office", office, "kind", kind, "rows", judged.size()));
        return id;
    }

    Preview get(OfficeId office, ImportId id) {
        var found = rows.get(office, id, false);
        return new Preview(id, found.kind(), found.uploadedAt(), found.confirmedAt(), rows.outcomes(id));
    }

    List<JudgedRow> rows(OfficeId office, ImportId id, ImportRows.Wanted wanted) {
        rows.get(office, id, false);
        return rows.list(id, wanted);
    }

    /** A second time nothing more is done. */
    @Transactional
    public void confirm(PersonId person, OfficeId office, ImportId id) {
        var found = rows.get(office, id, true);
        if (found.confirmedAt() != null) {
            return;
        }
        var judged = rows.list(id, ImportRows.Wanted.ALL);
        if (judged.stream().anyMatch(row -> row.outcome() == Outcome.ERROR)) {
            throw new Refused("organization.import-has-faults", "rows with faults (expected: none)");
        }
        var importer = importer(found.kind());
        var now = importer.judge(office, judged.stream().map(JudgedRow::cells).toList());
        if (!now.equals(judged)) {
            throw new Refused("organization.import-outdated", "offices or units have changed since the preview");
        }
        importer.apply(office, now);
        rows.confirmed(id, clock.instant());
        audit.done(
                person.value(),
                "organization.confirm-import",
                id.toString(),
                Map.of("office", office, "kind", found.kind(), "rows", now.size()));
    }

    private RowImport importer(ImportKind kind) {
        var importer = importers.get(kind);
        if (importer == null) {
            throw new IllegalStateException("nobody imports " + kind);
        }
        return importer;
    }
}
