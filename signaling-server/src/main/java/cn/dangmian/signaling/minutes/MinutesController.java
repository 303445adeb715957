package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.minutes.MinutesView.Whole;
import cn.dangmian.signaling.reception.events.ReceptionId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** PROTOCOL.md §16: minutes as a whole, on paper, and what is added to them. */
@RestController
class MinutesController {

    private static final MediaType WORD =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    record Addition(
            @Pattern(regexp = "[\\P{Cc}\\n]*") @NotBlank @Size(max = 2000)
            String words) {}

    record Signing(
            @Min(1) int version, @NotBlank @Size(max = 64) String sha256) {}

    record Kept(
            @NotNull @Size(max = 100)
            List<@NotNull @NotBlank @Pattern(regexp = "\\P{Cc}*") @Size(max = 500) String> phrases) {}

    private final Sittings sittings;
    private final MinutesReading reading;
    private final Printing printing;
    private final Supplements supplements;
    private final SigningDesk signing;
    private final Phrases phrases;
    private final MinutesTemplates templates;

    MinutesController(
            Sittings sittings,
            MinutesReading reading,
            Printing printing,
            Supplements supplements,
            SigningDesk signing,
            Phrases phrases,
            MinutesTemplates templates) {
        this.sittings = sittings;
        this.reading = reading;
        this.printing = printing;
        this.supplements = supplements;
        this.signing = signing;
        this.phrases = phrases;
        this.templates = templates;
    }

    @GetMapping("/api/receptions/{reception}/minutes")
    Whole whole(@PathVariable ReceptionId reception, Principal principal) {
        return reading.of(sittings.readable(reception, person(principal)));
    }

    @GetMapping("/api/receptions/{reception}/minutes/paper")
    ResponseEntity<byte[]> paper(@PathVariable ReceptionId reception, Principal principal) {
        return file(printing.paper(reception, person(principal)), MediaType.APPLICATION_PDF, "reception-minutes.pdf");
    }

    @GetMapping("/api/receptions/{reception}/minutes/word")
    ResponseEntity<byte[]> word(@PathVariable ReceptionId reception, Principal principal) {
        return file(printing.word(reception, person(principal)), WORD, "reception-minutes.docx");
    }

    @PostMapping("/api/receptions/{reception}/minutes/supplements")
    Whole add(@PathVariable ReceptionId reception, @RequestBody @Valid Addition addition, Principal principal) {
        supplements.add(reception, addition.words(), person(principal));
        return whole(reception, principal);
    }

    @PostMapping("/api/receptions/{reception}/minutes/sign")
    Whole sign(@PathVariable ReceptionId reception, @RequestBody @Valid Signing signed, Principal principal) {
        signing.signAsOfficial(reception, new SigningDesk.Shown(signed.version(), signed.sha256()), person(principal));
        return whole(reception, principal);
    }

    @PostMapping("/api/minutes-verifications")
    Printing.Verdict verify(@RequestParam MultipartFile file, Principal principal) throws IOException {
        return printing.verify(file.getBytes(), person(principal));
    }

    @GetMapping("/api/minutes-templates")
    List<MinutesTemplates.Template> templates() {
        return templates.all();
    }

    @GetMapping("/api/me/phrases")
    List<String> phrases(Principal principal) {
        return phrases.of(person(principal));
    }

    @PutMapping("/api/me/phrases")
    List<String> keep(@RequestBody @Valid Kept kept, Principal principal) {
        return phrases.keep(person(principal), kept.phrases());
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
