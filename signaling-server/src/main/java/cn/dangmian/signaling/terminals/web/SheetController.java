package cn.dangmian.signaling.terminals.web;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.terminals.Sheets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.security.Principal;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §10: one terminal, for who looks after it and for its own page. */
@RestController
class SheetController {

    private static final int MAX_BYTES = 8_000_000;

    record Note(
            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(max = 500)
            String note) {}

    record Received(long bytes) {}

    private final Sheets sheets;

    SheetController(Sheets sheets) {
        this.sheets = sheets;
    }

    @GetMapping("/api/terminals/{terminal}/sheet")
    Sheets.Sheet sheet(@PathVariable TerminalId terminal) {
        return sheets.sheet(terminal);
    }

    @GetMapping("/api/terminals/{terminal}/condition")
    Sheets.Condition condition(@PathVariable TerminalId terminal) {
        return sheets.condition(terminal);
    }

    @PostMapping("/api/terminals/{terminal}/tasks/{task}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(
            @PathVariable TerminalId terminal,
            @PathVariable UUID task,
            @RequestBody @Valid Note wanted,
            Principal principal) {
        sheets.closeTask(terminal, task, wanted.note(), PersonId.of(principal.getName()));
    }

    /** What cannot be compressed: a line is measured, not a processor. */
    @GetMapping("/api/bandwidth")
    ResponseEntity<byte[]> download(@RequestParam @Min(1) @Max(MAX_BYTES) int bytes) {
        var noise = new byte[bytes];
        RandomGenerator.getDefault().nextBytes(noise);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(noise);
    }

    /** Reads to the end and keeps nothing. The proxy in front limits the size; so does this. */
    @PostMapping("/api/bandwidth")
    Received upload(HttpServletRequest request) throws IOException {
        var buffer = new byte[65_536];
        var sum = 0L;
        try (var body = request.getInputStream()) {
            for (var read = body.read(buffer); read >= 0 && sum <= MAX_BYTES; read = body.read(buffer)) {
                sum += read;
            }
        }
        return new Received(sum);
    }
}
