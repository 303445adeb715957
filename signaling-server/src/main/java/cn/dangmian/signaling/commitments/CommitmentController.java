package cn.dangmian.signaling.commitments;

import cn.dangmian.signaling.commitments.Ledger.Mark;
import cn.dangmian.signaling.commitments.Ledger.Part;
import cn.dangmian.signaling.commitments.Outcomes.Kind;
import cn.dangmian.signaling.commitments.Outcomes.Note;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.Views.CaseShown;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.wire.Commands;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

/** PROTOCOL.md §20: what became of what was promised. */
@RestController
class CommitmentController {

    private static final int PAGE = 50;
    private static final Map<String, Kind> VERBS =
            Map.of("keep", Kind.KEPT, "explain", Kind.EXPLAINED, "reopen", Kind.REOPENED);

    record Told(
            @NotNull UUID commandId,

            @Pattern(regexp = "[\\P{Cc}\\n]*") @NotBlank @Size(max = 500)
            String words) {}

    record CommitmentEntry(
            UUID id,
            String words,
            LocalDate due,
            CommitmentState state,
            @Nullable Instant keptAt,
            Named responsible,
            boolean isUnit,
            Named office,
            Named official,
            Named heldBy,
            Instant at,
            UUID reception,
            @JsonProperty("case") CaseShown caseShown,
            List<Note> notes,
            List<String> may) {}

    /** @param next what to ask for as {@code after}; null at the end */
    record CommitmentPage(
            int open,
            int due,
            int broken,
            List<CommitmentEntry> entries,
            @Nullable String next) {}

    private final Ledger ledger;
    private final Outcomes outcomes;
    private final Commands commands;

    CommitmentController(Ledger ledger, Outcomes outcomes, Commands commands) {
        this.ledger = ledger;
        this.outcomes = outcomes;
        this.commands = commands;
    }

    @GetMapping("/api/commitments")
    CommitmentPage list(
            @RequestParam(defaultValue = "OPEN") Part part,
            @RequestParam(required = false) @Nullable String after,
            Principal principal) {
        var person = PersonId.of(principal.getName());
        var counts = ledger.counts(person);
        var entries = ledger.list(person, part, after == null ? null : mark(after), PAGE + 1);
        var more = entries.size() > PAGE;
        var shown = more ? entries.subList(0, PAGE) : entries;
        return new CommitmentPage(
                counts.open(),
                counts.due(),
                counts.broken(),
                shown.stream().map(entry -> shown(entry, person)).toList(),
                more ? shown.getLast().due() + " " + shown.getLast().id() : null);
    }

    private static Mark mark(String after) {
        try {
            var parts = after.split(" ", 2);
            return new Mark(LocalDate.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw Refused.malformed("wire.malformed", "after: no mark of a page");
        }
    }

    private CommitmentEntry shown(Entry entry, PersonId person) {
        return new CommitmentEntry(
                entry.id().value(),
                entry.words(),
                entry.due(),
                entry.state(),
                entry.keptAt(),
                entry.responsible(),
                entry.isUnit(),
                entry.office(),
                entry.official(),
                entry.heldBy(),
                entry.at(),
                entry.reception(),
                entry.petitionCase(),
                outcomes.notes(entry.id()),
                VERBS.entrySet().stream()
                        .filter(verb -> outcomes.may(person, verb.getValue(), entry))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }

    @PostMapping("/api/commitments/{commitment}/keep")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable CommitmentId commitment, @RequestBody @Valid Told told, Principal principal) {
        note(commitment, Kind.KEPT, told, principal);
    }

    @PostMapping("/api/commitments/{commitment}/explain")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void explain(@PathVariable CommitmentId commitment, @RequestBody @Valid Told told, Principal principal) {
        note(commitment, Kind.EXPLAINED, told, principal);
    }

    @PostMapping("/api/commitments/{commitment}/reopen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reopen(@PathVariable CommitmentId commitment, @RequestBody @Valid Told told, Principal principal) {
        note(commitment, Kind.REOPENED, told, principal);
    }

    private void note(CommitmentId commitment, Kind kind, Told told, Principal principal) {
        var person = PersonId.of(principal.getName());
        commands.once(
                new Actor(person, new ClientId(told.commandId())),
                told.commandId(),
                kind + " commitment " + commitment,
                () -> outcomes.note(commitment, kind, told.words().strip(), person));
    }
}
