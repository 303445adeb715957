package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
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

/** PROTOCOL.md §4: what is brought to a check-in, what it told, and how the lines were. */
@RestController
class CheckInController {

    record Offered(List<Views.Choice> languages, List<Views.Choice> needs, List<Views.Choice> noPhoto) {}

    private final Materials materials;
    private final CheckInSheet sheets;
    private final Choices choices;
    private final LineNotes lines;

    CheckInController(Materials materials, CheckInSheet sheets, Choices choices, LineNotes lines) {
        this.materials = materials;
        this.sheets = sheets;
        this.choices = choices;
        this.lines = lines;
    }

    @GetMapping("/api/check-in-choices")
    Offered choices() {
        return new Offered(choices.languages(), choices.needs(), choices.noPhoto());
    }

    @PostMapping("/api/terminals/{terminal}/materials")
    @ResponseStatus(HttpStatus.CREATED)
    Materials.Kept keep(
            @PathVariable TerminalId terminal,
            @RequestParam Material.Kind kind,
            @RequestParam MultipartFile file,
            Principal principal)
            throws IOException {
        return materials.keep(terminal, Material.of(kind, file.getBytes()), PersonId.of(principal.getName()));
    }

    @GetMapping("/api/terminals/{terminal}/materials/{material}")
    ResponseEntity<byte[]> own(@PathVariable TerminalId terminal, @PathVariable UUID material) {
        return shown(materials.loose(terminal, material));
    }

    @GetMapping("/api/receptions/{reception}/check-in")
    CheckInSheet.Sheet sheet(@PathVariable ReceptionId reception, Principal principal) {
        return sheets.of(reception, PersonId.of(principal.getName()));
    }

    @GetMapping("/api/receptions/{reception}/line-notes")
    List<LineNotes.Note> lineNotes(@PathVariable ReceptionId reception, Principal principal) {
        return lines.of(reception, PersonId.of(principal.getName()));
    }

    @GetMapping("/api/receptions/{reception}/materials/{material}")
    ResponseEntity<byte[]> material(
            @PathVariable ReceptionId reception, @PathVariable UUID material, Principal principal) {
        return shown(sheets.material(reception, material, PersonId.of(principal.getName())));
    }

    /** Nothing that somebody uploaded runs in our origin, and no disk between keeps it. */
    private static ResponseEntity<byte[]> shown(Material material) {
        var pdf = material.mediaType().equals(MediaType.APPLICATION_PDF_VALUE);
        var disposition = (pdf ? ContentDisposition.attachment() : ContentDisposition.inline())
                .filename(nameOf(material.kind()) + "."
                        + material.mediaType().substring(material.mediaType().indexOf('/') + 1));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(material.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.build().toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .body(material.content());
    }

    private static String nameOf(Material.Kind kind) {
        return switch (kind) {
            case PHOTO -> "photo";
            case POWER_OF_ATTORNEY -> "attorney";
            case SIGNED_MINUTES -> "minutes";
        };
    }
}
