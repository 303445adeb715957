package cn.dangmian.signaling.evaluation;

import cn.dangmian.signaling.commitments.CommitmentStandings.Standing;
import cn.dangmian.signaling.commitments.CommitmentState;
import cn.dangmian.signaling.evaluation.Inquiry.Held;
import cn.dangmian.signaling.evaluation.Inquiry.Progress;
import cn.dangmian.signaling.evaluation.Ratings.Grade;
import cn.dangmian.signaling.evaluation.Ratings.Rating;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.Disposition;
import cn.dangmian.signaling.reception.Views.CommitmentShown;
import cn.dangmian.signaling.reception.events.ReceptionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §19: codes on receipts, and what petitioners see and say with them, without a sign-in. */
@RestController
class InquiryController {

    /** What is printed. */
    record Printed(String code) {}

    /** @param sent false when the case has no number that takes short messages, or nothing is sent here */
    record CodeSent(boolean sent) {}

    record Look(@NotBlank @Size(max = 40) String code) {}

    /** @param words why; null or empty: nothing is said */
    record Rate(
            @NotBlank @Size(max = 40) String code,
            @NotNull UUID reception,
            @NotNull UUID request,
            @NotNull Grade rating,

            @Nullable @Pattern(regexp = "[^\\p{Cntrl}]*") @Size(max = 500)
            String words) {}

    record StepShown(Instant at, String kind) {}

    /** @param said the last that was told about it; null when nothing was */
    record Promised(
            String words,
            @Nullable String responsible,
            @Nullable LocalDate due,
            @Nullable CommitmentState state,
            @Nullable String said,
            @Nullable Instant saidAt) {}

    record RatingShown(Grade rating, String words, Instant at) {

        static RatingShown of(Rating said) {
            return new RatingShown(said.grade(), said.words(), said.at());
        }
    }

    /**
     * @param rated null until it is
     * @param rateUntil null when it may not be rated
     */
    record TalkShown(
            UUID reception,
            Instant since,
            @Nullable Instant until,
            String office,
            @Nullable String official,
            List<Disposition> dispositions,
            List<Promised> commitments,
            @Nullable RatingShown rated,
            @Nullable Instant rateUntil) {}

    record CaseProgress(
            String number,
            String title,
            String petitioner,
            String stage,
            String office,
            Instant registeredAt,
            List<StepShown> steps,
            List<TalkShown> receptions) {}

    private final Inquiry inquiry;
    private final InquiryCodes codes;
    private final CodeMessages messages;

    InquiryController(Inquiry inquiry, InquiryCodes codes, CodeMessages messages) {
        this.messages = messages;
        this.inquiry = inquiry;
        this.codes = codes;
    }

    @PostMapping("/api/terminals/{terminal}/receptions/{reception}/inquiry-code")
    @ResponseStatus(HttpStatus.CREATED)
    Printed print(@PathVariable TerminalId terminal, @PathVariable ReceptionId reception, Principal principal) {
        return new Printed(inquiry.printed(terminal, reception, PersonId.of(principal.getName()))
                .grouped());
    }

    @PostMapping("/api/terminals/{terminal}/receptions/{reception}/inquiry-code-message")
    CodeSent send(@PathVariable TerminalId terminal, @PathVariable ReceptionId reception, Principal principal) {
        return new CodeSent(messages.send(terminal, reception, PersonId.of(principal.getName())));
    }

    /** By POST, because a code must not stand in an address. */
    @PostMapping("/api/public/inquiries")
    CaseProgress look(@RequestBody @Valid Look wanted, HttpServletRequest request) {
        var code = InquiryCode.typed(wanted.code());
        return counted(request, () -> inquiry.look(code, request.getRemoteAddr()));
    }

    @PostMapping("/api/public/ratings")
    CaseProgress rate(@RequestBody @Valid Rate wanted, HttpServletRequest request) {
        var code = InquiryCode.typed(wanted.code());
        var words = wanted.words() == null ? "" : wanted.words().strip();
        var rated = new Inquiry.Rated(wanted.request(), wanted.rating(), words);
        return counted(request, () -> inquiry.rate(code, wanted.reception(), rated, request.getRemoteAddr()));
    }

    private CaseProgress counted(HttpServletRequest request, Supplier<Progress> asked) {
        try {
            return shown(asked.get());
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.UNKNOWN) {
                codes.rememberMiss(request.getRemoteAddr());
            }
            throw refused;
        }
    }

    private static CaseProgress shown(Progress progress) {
        var about = progress.about();
        return new CaseProgress(
                about.number(),
                about.title(),
                masked(about.petitioner()),
                about.stage(),
                progress.office(),
                about.registeredAt(),
                progress.steps().stream()
                        .map(step -> new StepShown(step.at(), step.kind()))
                        .toList(),
                progress.receptions().stream().map(InquiryController::shown).toList());
    }

    /** Whoever finds a receipt learns no name from it. */
    private static String masked(String name) {
        var signs = name.codePoints().toArray();
        return signs.length == 0 ? "" : new String(signs, 0, 1) + "*".repeat(Math.min(2, signs.length - 1));
    }

    private static TalkShown shown(Held held) {
        var shown = held.shown();
        var rating = held.rating();
        var official = shown.official();
        var since = shown.talkSince();
        return new TalkShown(
                shown.id(),
                since == null ? shown.checkedInAt() : since,
                shown.talkUntil(),
                shown.office().name(),
                official == null ? null : official.name(),
                shown.dispositions(),
                shown.commitments().stream()
                        .map(made -> shown(made, held.standings().get(made.id())))
                        .toList(),
                rating == null ? null : RatingShown.of(rating),
                held.rateUntil());
    }

    private static Promised shown(CommitmentShown made, @Nullable Standing standing) {
        var responsible = made.responsible();
        return new Promised(
                made.words(),
                responsible == null ? null : responsible.name(),
                made.due(),
                standing == null ? null : standing.state(),
                standing == null ? null : standing.said(),
                standing == null ? null : standing.saidAt());
    }
}
