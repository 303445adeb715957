package cn.dangmian.signaling.supervision.web;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.supervision.LiveList;
import cn.dangmian.signaling.supervision.WatchDesk;
import cn.dangmian.signaling.supervision.WatchId;
import cn.dangmian.signaling.wire.Answered;
import cn.dangmian.signaling.wire.Commands;
import cn.dangmian.signaling.wire.Reply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.simp.annotation.SubscribeMapping;
import org.springframework.stereotype.Controller;

/** PROTOCOL.md §7. */
@Controller
@MessageMapping("/supervision")
class SupervisionMessages {

    record Watch(
            @NotNull UUID commandId,

            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(min = 4, max = 200)
            String purpose) {

        Watch {
            purpose = purpose == null ? "" : purpose.strip();
        }
    }

    record Plain(@NotNull UUID commandId) {}

    private final LiveList list;
    private final WatchDesk desk;
    private final Commands commands;

    SupervisionMessages(LiveList list, WatchDesk desk, Commands commands) {
        this.list = list;
        this.desk = desk;
        this.commands = commands;
    }

    @SubscribeMapping("/offices/{office}")
    LiveList.View view(@DestinationVariable OfficeId office) {
        return list.of(office);
    }

    @MessageMapping("/receptions/{reception}/watch")
    @Answered
    Reply watch(@DestinationVariable ReceptionId reception, @Payload @Valid Watch command, Actor actor) {
        var watching = commands.once(
                actor,
                command.commandId(),
                "watch " + reception,
                WatchDesk.Watching.class,
                () -> desk.watch(reception, command.purpose(), actor));
        desk.seat(watching, actor.client());
        return new Reply(command.commandId(), watching);
    }

    /** Not remembered: repeating a renewal is one more renewal. */
    @MessageMapping("/watches/{watch}/renew")
    @Answered
    Reply renew(@DestinationVariable WatchId watch, @Payload @Valid Plain command, Actor actor) {
        var renewed = desk.renew(watch, actor)
                .orElseThrow(() -> Refused.unknown("supervision.unknown-watch", "no such watch of yours: " + watch));
        return new Reply(command.commandId(), renewed);
    }

    @MessageMapping("/watches/{watch}/close")
    @Answered
    Reply close(@DestinationVariable WatchId watch, @Payload @Valid Plain command, Actor actor) {
        var reply = commands.once(actor, command.commandId(), "close-watch " + watch, () -> desk.close(watch, actor));
        desk.unseat(watch);
        return reply;
    }
}
