package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.notices.NoticeDesk.Shown;
import cn.dangmian.signaling.notices.OutageDesk.OutageShown;
import cn.dangmian.signaling.wire.Commands;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §13: while a carrier takes nothing. */
@RestController
class OutageController {

    record Take(@NotNull UUID commandId, @NotNull OfficeId office) {}

    record TellByTelephone(@NotNull UUID commandId) {}

    private final OutageDesk desk;
    private final Commands commands;

    OutageController(OutageDesk desk, Commands commands) {
        this.desk = desk;
        this.commands = commands;
    }

    @GetMapping("/api/notice-outages")
    List<OutageShown> open(Principal principal) {
        return desk.of(person(principal));
    }

    @GetMapping("/api/notice-outages/{outage}/untold")
    List<Shown> untold(@PathVariable("outage") OutageId id, Principal principal) {
        return desk.untold(id, person(principal));
    }

    @PostMapping("/api/notice-outages/{outage}/take")
    List<OutageShown> take(@PathVariable("outage") OutageId id, @RequestBody @Valid Take wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        commands.once(
                actor,
                wanted.commandId(),
                "take-outage " + id + " " + wanted.office(),
                () -> desk.take(id, wanted.office(), actor.person()));
        return open(principal);
    }

    @PostMapping("/api/notices/{notice}/tell-by-telephone")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void told(@PathVariable("notice") UUID id, @RequestBody @Valid TellByTelephone wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        commands.once(actor, wanted.commandId(), "tell-by-telephone " + id, () -> desk.told(id, actor.person()));
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }

    private static Actor actor(Principal principal, UUID commandId) {
        return new Actor(person(principal), new ClientId(commandId));
    }
}
