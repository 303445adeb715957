package cn.dangmian.signaling.notices.web;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.notices.NoticeDesk;
import cn.dangmian.signaling.notices.NoticeDesk.Filter;
import cn.dangmian.signaling.notices.NoticeDesk.Mail;
import cn.dangmian.signaling.notices.NoticeDesk.Shown;
import cn.dangmian.signaling.notices.NoticeDesk.Standing;
import cn.dangmian.signaling.notices.NoticeDesk.Step;
import cn.dangmian.signaling.notices.NoticeDesk.Text;
import cn.dangmian.signaling.wire.Commands;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §13: notices, for those who look after them. */
@RestController
class NoticeController {

    private static final int SHOWN = 50;
    private static final int MAILS = 20;

    /** @param before a cursor: the page of older ones */
    record Wanted(
            @Nullable @Pattern(regexp = "|QUEUED|SENDING|SENT|DELIVERED|FAILED|GIVEN_UP|SUPPRESSED")
            String stage,

            @Nullable @Pattern(regexp = "[A-Z_]{0,40}") String kind,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String before) {}

    record NoticePage(List<Shown> notices, @Nullable String older, List<Standing> channels) {}

    record Sheet(Shown notice, List<Step> steps, boolean optedOut) {}

    record MailPage(List<Mail> mails, @Nullable String older) {}

    record Again(@NotNull UUID commandId) {}

    record OptOut(@NotNull UUID commandId, @NotNull Boolean out) {}

    private final NoticeDesk desk;
    private final Commands commands;

    NoticeController(NoticeDesk desk, Commands commands) {
        this.desk = desk;
        this.commands = commands;
    }

    @GetMapping("/api/notices")
    NoticePage page(@Valid Wanted wanted, Principal principal) {
        var before = cursor(wanted.before());
        var filter = new Filter(
                blankToNull(wanted.stage()),
                blankToNull(wanted.kind()),
                null,
                wanted.from(),
                wanted.until(),
                before.at(),
                before.id());
        var found = desk.page(filter, SHOWN + 1, person(principal));
        var shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        return new NoticePage(shown, found.size() > SHOWN ? cursor(shown.getLast()) : null, desk.standings());
    }

    @GetMapping("/api/notices/{notice}")
    Sheet sheet(@PathVariable("notice") UUID id, Principal principal) {
        var person = person(principal);
        return new Sheet(desk.read(id, person), desk.steps(id, person), desk.isOptedOut(id, person));
    }

    /** By POST, because each look is logged. */
    @PostMapping("/api/notices/{notice}/text")
    Text text(@PathVariable("notice") UUID id, Principal principal) {
        return desk.text(id, person(principal));
    }

    @PostMapping("/api/notices/{notice}/send-again")
    Sheet sendAgain(@PathVariable("notice") UUID id, @RequestBody @Valid Again wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        commands.once(actor, wanted.commandId(), "send-notice-again " + id, () -> desk.sendAgain(id, actor.person()));
        return sheet(id, principal);
    }

    @PostMapping("/api/notices/{notice}/opt-out")
    Sheet optOut(@PathVariable("notice") UUID id, @RequestBody @Valid OptOut wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        commands.once(
                actor,
                wanted.commandId(),
                "opt-out " + wanted.out() + " " + id,
                () -> desk.optOut(id, wanted.out(), actor.person()));
        return sheet(id, principal);
    }

    @GetMapping("/api/mailbox")
    MailPage mailbox(@RequestParam(required = false) @Nullable String before, Principal principal) {
        var cursor = cursor(before);
        var filter = new Filter(null, null, null, null, null, cursor.at(), cursor.id());
        var found = desk.mailbox(filter, MAILS + 1, person(principal));
        var shown = found.size() > MAILS ? found.subList(0, MAILS) : found;
        return new MailPage(shown, found.size() > MAILS ? cursor(shown.getLast().notice()) : null);
    }

    private record Cursor(@Nullable Instant at, @Nullable UUID id) {}

    private static String cursor(Shown last) {
        return last.createdAt() + "_" + last.id();
    }

    private static Cursor cursor(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Cursor(null, null);
        }
        try {
            var parts = text.split("_", 2);
            return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
        } catch (DateTimeException | IllegalArgumentException malformed) {
            throw Refused.malformed("wire.malformed", "no cursor");
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }

    private static Actor actor(Principal principal, UUID commandId) {
        return new Actor(person(principal), new ClientId(commandId));
    }
}
