package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.ImportKind.Column;
import cn.dangmian.signaling.organization.Imports.Preview;
import cn.dangmian.signaling.organization.JudgedRow.Fault;
import cn.dangmian.signaling.organization.JudgedRow.Outcome;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** PROTOCOL.md §4: townships and units from a file. */
@RestController
class ImportController {

    record RowShown(int number, Outcome outcome, Map<String, String> cells, List<Fault> faults) {}

    record Page(
            Preview preview,
            List<Column> columns,
            List<RowShown> rows,
            @Nullable Integer next) {}

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    // Without it spreadsheets take UTF-8 for the code page of the PC.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Imports imports;

    ImportController(Imports imports) {
        this.imports = imports;
    }

    @PostMapping("/api/offices/{office}/imports")
    @ResponseStatus(HttpStatus.CREATED)
    Preview preview(
            @PathVariable OfficeId office,
            @RequestParam ImportKind kind,
            @RequestParam MultipartFile file,
            Principal principal)
            throws IOException {
        var id = imports.preview(PersonId.of(principal.getName()), office, kind, file.getBytes());
        return imports.get(office, id);
    }

    @GetMapping("/api/offices/{office}/imports/{import}")
    Page rows(
            @PathVariable OfficeId office,
            @PathVariable("import") ImportId id,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(defaultValue = "0") @Min(0) int after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var preview = imports.get(office, id);
        var found = imports.rows(office, id, new ImportRows.Wanted(outcome, after, limit));
        return new Page(
                preview,
                preview.kind().columns(),
                found.stream().map(ImportController::shown).toList(),
                found.size() < limit ? null : found.getLast().cells().number());
    }

    @PostMapping("/api/offices/{office}/imports/{import}/confirm")
    Preview confirm(@PathVariable OfficeId office, @PathVariable("import") ImportId id, Principal principal) {
        imports.confirm(PersonId.of(principal.getName()), office, id);
        return imports.get(office, id);
    }

    @GetMapping("/api/offices/{office}/imports/{import}/faults")
    ResponseEntity<byte[]> faults(@PathVariable OfficeId office, @PathVariable("import") ImportId id) {
        var heads = new HashMap<String, String>();
        imports.get(office, id).kind().columns().forEach(column -> heads.put(column.key(), column.head()));
        var lines = imports.rows(office, id, new ImportRows.Wanted(Outcome.ERROR, 0, Integer.MAX_VALUE)).stream()
                .map(ImportController::shown)
                .flatMap(row -> row.faults().stream()
                        .map(fault -> List.of(
                                Integer.toString(row.number()),
                                heads.getOrDefault(fault.column(), fault.column()),
                                row.cells().getOrDefault(fault.column(), ""),
                                fault.what().name(),
                                fault.what().text())))
                .toList();
        return download("faults.csv", List.of("行号", "列", "内容", "代码", "说明"), lines);
    }

    @GetMapping("/api/import-templates/{kind}")
    ResponseEntity<byte[]> template(@PathVariable ImportKind kind) {
        var columns = kind.columns();
        return download(
                kind == ImportKind.TOWNSHIPS ? "townships.csv" : "units.csv",
                columns.stream().map(Column::head).toList(),
                List.of(columns.stream().map(Column::example).toList()));
    }

    private static RowShown shown(JudgedRow row) {
        var cells = new HashMap<>(row.cells().values());
        cells.replaceAll((key, text) -> key.startsWith("telephone") ? ResponsibleUnit.masked(text) : text);
        return new RowShown(row.cells().number(), row.outcome(), cells, row.faults());
    }

    private static ResponseEntity<byte[]> download(String name, List<String> heads, List<List<String>> lines) {
        var text = new StringWriter().append(BYTE_ORDER_MARK);
        try (var printer = CSVFormat.EXCEL.print(text)) {
            printer.printRecord(heads);
            for (var line : lines) {
                printer.printRecord(
                        line.stream().map(ImportController::harmless).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What a stranger's file holds must not become a formula on the PC of who reads the report. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
