package cn.dangmian.signaling.archive.web;

import cn.dangmian.signaling.archive.PastReceptions;
import cn.dangmian.signaling.archive.PlaybackGrants;
import cn.dangmian.signaling.archive.RecordingId;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.Disposition;
import cn.dangmian.signaling.reception.Views.CaseShown;
import cn.dangmian.signaling.reception.Views.CommitmentShown;
import cn.dangmian.signaling.reception.Views.HandOverShown;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.reception.Views.PetitionerShown;
import cn.dangmian.signaling.reception.events.ReceptionId;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: receptions that are over, and the permission to play their recordings. */
@RestController
class ReceptionController {

    record Talk(Instant from, @Nullable Instant until) {}

    record ReceptionJson(
            UUID id,
            @JsonProperty("case") CaseShown caseShown,
            PetitionerShown petitioner,
            Named terminal,
            Named office,
            @Nullable Named desk,
            @Nullable Named official,
            String stage,
            Instant checkedInAt,
            @Nullable Talk talk,
            List<Disposition> dispositions,
            List<CommitmentShown> commitments,
            List<HandOverShown> handOvers,
            PastReceptions.@Nullable Kept recording) {}

    record Page(List<ReceptionJson> receptions, @Nullable Instant next) {}

    record Play(
            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(min = 4, max = 200)
            String purpose) {

        Play {
            purpose = purpose == null ? "" : purpose.strip();
        }
    }

    record Compose(
            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(min = 4, max = 200)
            String purpose,

            @NotNull @Pattern(regexp = "zh|en") String language) {

        Compose {
            purpose = purpose == null ? "" : purpose.strip();
        }
    }

    private final PastReceptions past;
    private final PlaybackGrants grants;

    ReceptionController(PastReceptions past, PlaybackGrants grants) {
        this.past = past;
        this.grants = grants;
    }

    @GetMapping("/api/receptions")
    Page list(
            @RequestParam(required = false) @Nullable Instant before,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(name = "case", required = false) @Nullable CaseId caseId,
            Principal principal) {
        var found = past.list(person(principal), before, limit, caseId);
        var next = found.size() < limit ? null : found.getLast().shown().checkedInAt();
        return new Page(found.stream().map(ReceptionController::json).toList(), next);
    }

    @GetMapping("/api/receptions/{reception}")
    ReceptionJson get(@PathVariable ReceptionId reception, Principal principal) {
        return json(past.get(person(principal), reception));
    }

    @PostMapping("/api/recordings/{recording}/grants")
    @ResponseStatus(HttpStatus.CREATED)
    PlaybackGrants.Grant grant(
            @PathVariable RecordingId recording, @RequestBody @Valid Play play, Principal principal) {
        var person = person(principal);
        return grants.grant(person, past.playable(person, recording), play.purpose());
    }

    @PostMapping("/api/recordings/{recording}/packs")
    @ResponseStatus(HttpStatus.CREATED)
    PlaybackGrants.Grant pack(@PathVariable RecordingId recording, @RequestBody @Valid Play take, Principal principal) {
        var person = person(principal);
        return grants.toTakePack(person, past.takeable(person, recording), take.purpose());
    }

    @PostMapping("/api/recordings/{recording}/composites")
    @ResponseStatus(HttpStatus.CREATED)
    PlaybackGrants.Grant composite(
            @PathVariable RecordingId recording, @RequestBody @Valid Compose compose, Principal principal) {
        var person = person(principal);
        return grants.toTakeComposite(person, past.playable(person, recording), compose.purpose(), compose.language());
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }

    private static ReceptionJson json(PastReceptions.Past past) {
        var shown = past.shown();
        return new ReceptionJson(
                shown.id(),
                shown.caseShown(),
                shown.petitioner(),
                shown.terminal(),
                shown.office(),
                shown.desk(),
                shown.official(),
                shown.stage(),
                shown.checkedInAt(),
                shown.talkSince() == null ? null : new Talk(shown.talkSince(), shown.talkUntil()),
                shown.dispositions(),
                shown.commitments(),
                past.handOvers(),
                past.recording());
    }
}
