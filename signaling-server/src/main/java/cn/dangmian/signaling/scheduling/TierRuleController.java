package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.wire.Commands;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §12: the versions of the tier rule. */
@RestController
class TierRuleController {

    private static final int MOST = 200_000;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    record Column(String key, String head) {}

    record VersionList(List<TierVersions.Version> versions, LocalDate today) {}

    record FaultShown(String column, TierFaults.What what) {}

    record RowShown(
            int number,
            TierImports.Outcome outcome,
            Map<String, String> cells,
            Map<String, String> before,
            List<FaultShown> faults) {}

    record PreviewShown(int base, List<Column> columns, List<RowShown> rows, List<Map<String, String>> gone) {}

    record Sheet(@NotBlank @Size(max = MOST) String sheet) {}

    record Wanted(
            @NotNull UUID commandId,
            @NotBlank @Size(max = MOST) String sheet,
            @NotNull Integer base,
            @NotNull LocalDate validFrom,

            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(min = 4, max = 200)
            String source) {}

    record Imported(int version) {}

    private final TierImports imports;
    private final TierVersions versions;
    private final Commands commands;

    TierRuleController(TierImports imports, TierVersions versions, Commands commands) {
        this.imports = imports;
        this.versions = versions;
        this.commands = commands;
    }

    @GetMapping("/api/tier-rules")
    VersionList all() {
        return new VersionList(versions.all(), versions.today());
    }

    @GetMapping("/api/tier-rules/{number}")
    ResponseEntity<byte[]> sheet(@PathVariable("number") int version) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tier-rule-" + version + ".csv\"")
                .body(imports.sheet(version));
    }

    @PostMapping("/api/tier-rules/preview")
    PreviewShown preview(@RequestBody @Valid Sheet wanted, Principal principal) {
        return shown(imports.preview(wanted.sheet(), PersonId.of(principal.getName())));
    }

    @PostMapping("/api/tier-rules")
    @ResponseStatus(HttpStatus.CREATED)
    Imported confirm(@RequestBody @Valid Wanted wanted, Principal principal) {
        var actor = new Actor(PersonId.of(principal.getName()), new ClientId(wanted.commandId()));
        var asked = new TierImports.Wanted(
                wanted.base(), wanted.validFrom(), wanted.source().strip());
        var version = commands.once(
                actor,
                wanted.commandId(),
                "import-tier-rule " + wanted.base(),
                Integer.class,
                () -> imports.confirm(wanted.sheet(), asked, actor.person()));
        return new Imported(version);
    }

    private PreviewShown shown(TierImports.Preview preview) {
        var names = versions.categories();
        return new PreviewShown(
                preview.base(),
                Stream.of(TierColumn.values())
                        .map(column -> new Column(column.key(), column.head()))
                        .toList(),
                preview.rows().stream().map(row -> shown(row, names)).toList(),
                preview.gone().stream().map(row -> words(row, names)).toList());
    }

    private static RowShown shown(TierImports.Judged row, Map<String, String> names) {
        return new RowShown(
                row.number(),
                row.outcome(),
                words(row.cells(), names),
                row.before() == null ? Map.of() : words(row.before(), names),
                row.faults().stream()
                        .map(fault -> new FaultShown(fault.column().key(), fault.what()))
                        .toList());
    }

    /** As the sheet has them. */
    private static Map<String, String> words(Map<TierColumn, String> cells, Map<String, String> names) {
        return cells.entrySet().stream()
                .collect(Collectors.toMap(
                        one -> one.getKey().key(),
                        one -> one.getKey() == TierColumn.CATEGORY
                                ? names.getOrDefault(one.getValue(), one.getValue())
                                : one.getKey().word(one.getValue())));
    }
}
