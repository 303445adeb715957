package cn.dangmian.signaling.documents;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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

/** PROTOCOL.md §17: the papers of a talk. */
@RestController
class DocumentsController {

    private final DocumentDesk documents;

    DocumentsController(DocumentDesk documents) {
        this.documents = documents;
    }

    @GetMapping("/api/receptions/{reception}/documents")
    DocumentsView view(@PathVariable ReceptionId reception, Principal principal) {
        return documents.view(reception, person(principal));
    }

    @PostMapping("/api/receptions/{reception}/documents")
    @ResponseStatus(HttpStatus.CREATED)
    DocumentsView bring(
            @PathVariable ReceptionId reception,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Principal principal) {
        return documents.bring(reception, () -> read(file), person(principal));
    }

    /** Nothing that somebody uploaded runs in our origin, and no disk between keeps it. */
    @GetMapping("/api/receptions/{reception}/documents/{document}")
    ResponseEntity<byte[]> content(
            @PathVariable ReceptionId reception, @PathVariable UUID document, Principal principal) {
        var content = documents.content(reception, document, person(principal));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .body(content.bytes());
    }

    /** Only of whoever may bring something. */
    private static Upload read(@Nullable MultipartFile file) {
        if (file == null) {
            throw Refused.malformed("wire.malformed", "no file (expected: multipart, part 'file')");
        }
        try {
            return Upload.of(file.getBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
