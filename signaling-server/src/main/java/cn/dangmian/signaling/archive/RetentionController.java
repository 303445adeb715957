package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.KeepingReading.Due;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.PersonId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §23: how long recordings are kept, and how they end. */
@RestController
class RetentionController {

    private static final String RECORDING = "/api/recordings/{recording}";

    record Why(
            @Pattern(regexp = "[\\P{Cc}\\n]*") @NotBlank @Size(min = 4, max = 500)
            String reason) {

        Why {
            reason = reason == null ? "" : reason.strip();
        }
    }

    record Classify(
            @NotBlank @Size(max = 30) String retention,

            @Pattern(regexp = "[\\P{Cc}\\n]*") @NotBlank @Size(min = 4, max = 500)
            String reason) {}

    private final PastReceptions past;
    private final KeepingReading reading;
    private final Retention retention;
    private final Deletions deletions;
    private final Duties duties;

    RetentionController(
            PastReceptions past, KeepingReading reading, Retention retention, Deletions deletions, Duties duties) {
        this.past = past;
        this.reading = reading;
        this.retention = retention;
        this.deletions = deletions;
        this.duties = duties;
    }

    @GetMapping(RECORDING + "/retention")
    Keeping get(@PathVariable RecordingId recording, Principal principal) {
        return reading.of(past.kept(person(principal), recording));
    }

    @PutMapping(RECORDING + "/retention")
    Keeping classify(@PathVariable RecordingId recording, @RequestBody @Valid Classify asked, Principal principal) {
        var person = person(principal);
        retention.classify(past.kept(person, recording), asked.retention(), asked.reason(), person);
        return reading.of(recording);
    }

    @PostMapping(RECORDING + "/holds")
    Keeping hold(@PathVariable RecordingId recording, @RequestBody @Valid Why why, Principal principal) {
        var person = person(principal);
        retention.hold(past.kept(person, recording), why.reason(), person);
        return reading.of(recording);
    }

    @PostMapping(RECORDING + "/holds/{hold}/release")
    Keeping release(
            @PathVariable RecordingId recording,
            @PathVariable HoldId hold,
            @RequestBody @Valid Why why,
            Principal principal) {
        var person = person(principal);
        retention.release(past.kept(person, recording), hold, why.reason(), person);
        return reading.of(recording);
    }

    @PostMapping(RECORDING + "/deletions")
    Keeping ask(@PathVariable RecordingId recording, @RequestBody @Valid Why why, Principal principal) {
        var person = person(principal);
        deletions.ask(past.kept(person, recording), why.reason(), person);
        return reading.of(recording);
    }

    @PostMapping(RECORDING + "/deletions/{deletion}/confirm")
    Keeping confirm(@PathVariable RecordingId recording, @PathVariable DeletionId deletion, Principal principal) {
        var person = person(principal);
        deletions.confirm(past.kept(person, recording), deletion, person);
        return reading.of(recording);
    }

    @PostMapping(RECORDING + "/deletions/{deletion}/withdraw")
    Keeping withdraw(@PathVariable RecordingId recording, @PathVariable DeletionId deletion, Principal principal) {
        var person = person(principal);
        deletions.withdraw(past.kept(person, recording), deletion, person);
        return reading.of(recording);
    }

    /** Of cases that the person must not have to do with none is told. */
    @GetMapping("/api/archive/due")
    List<Due> due(Principal principal) {
        var person = person(principal);
        return reading.due(duties.officesOf(person, Role.SUPERVISOR)).stream()
                .filter(due -> past.mayKeep(person, new RecordingId(due.recording())))
                .toList();
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
