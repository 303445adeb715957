package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** PROTOCOL.md §22: what is amiss with recordings, who sees to it, and how much room there is. */
@RestController
class ArchiveController {

    private static final Duration SHOWN_AFTER_CLOSING = Duration.ofDays(7);

    record Closed(
            @Pattern(regexp = "[\\P{Cc}\\n]*") @NotBlank @Size(max = 500)
            String note) {}

    /** @param service what the recording service says of itself */
    record StorageShown(JsonNode service, ComparisonRows.Progress comparison, Waiting waiting) {}

    private final Incidents incidents;
    private final IncidentReading reading;
    private final Inventory inventory;
    private final ComparisonRows rows;
    private final Waiting.Reading waiting;
    private final Audit audit;
    private final Clock clock;

    ArchiveController(
            Incidents incidents,
            IncidentReading reading,
            Inventory inventory,
            ComparisonRows rows,
            Waiting.Reading waiting,
            Audit audit,
            Clock clock) {
        this.incidents = incidents;
        this.reading = reading;
        this.inventory = inventory;
        this.rows = rows;
        this.waiting = waiting;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/api/archive/incidents")
    List<Incident> list(Principal principal) {
        return reading.of(person(principal), clock.instant().minus(SHOWN_AFTER_CLOSING));
    }

    @PostMapping("/api/archive/incidents/{incident}/take")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@PathVariable IncidentId incident, Principal principal) {
        incidents.take(incident, person(principal));
    }

    @PostMapping("/api/archive/incidents/{incident}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable IncidentId incident, @RequestBody @Valid Closed closed, Principal principal) {
        incidents.close(incident, closed.note(), person(principal));
    }

    @GetMapping("/api/archive/storage")
    StorageShown storage() {
        try {
            return new StorageShown(inventory.storage(), rows.progress(), waiting.now());
        } catch (IOException unanswered) {
            throw new Refused("archive.service-unreachable", "the recording service does not answer: " + unanswered);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new Refused("archive.service-unreachable", "this node is stopping");
        }
    }

    /** All of them, at once. */
    @PostMapping("/api/archive/comparisons")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Transactional
    void compare(Principal principal) {
        rows.ask(clock.instant());
        audit.done(person(principal).value(), "archive.compare", "recordings", Map.of());
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
