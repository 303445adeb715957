package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.reception.events.ReceptionId;
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
import org.springframework.stereotype.Controller;

/** PROTOCOL.md §6: one official hands the talk to another. */
@Controller("receptionHandOverMessages")
@MessageMapping("/reception/desks/{desk}")
class HandOverMessages {

    record Offering(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @NotNull DeskId to) {}

    record About(@NotNull UUID commandId, @NotNull ReceptionId reception) {}

    record Accept(@NotNull UUID commandId, @NotNull UUID offer) {}

    record Decline(
            @NotNull UUID commandId,
            @NotNull UUID offer,

            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(max = 200)
            String reason) {}

    private final HandOverDesk handOvers;
    private final Commands commands;

    HandOverMessages(HandOverDesk handOvers, Commands commands) {
        this.handOvers = handOvers;
        this.commands = commands;
    }

    @MessageMapping("offer")
    @Answered
    Reply offer(@DestinationVariable DeskId desk, @Payload @Valid Offering command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "offer " + command.reception(),
                () -> handOvers.offer(desk, command.reception(), command.to(), actor));
    }

    @MessageMapping("withdraw-offer")
    @Answered
    Reply withdraw(@DestinationVariable DeskId desk, @Payload @Valid About command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "withdraw-offer " + command.reception(),
                () -> handOvers.withdraw(desk, command.reception(), actor));
    }

    @MessageMapping("accept-offer")
    @Answered
    Reply accept(@DestinationVariable DeskId desk, @Payload @Valid Accept command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "accept-offer " + command.offer(),
                () -> handOvers.accept(desk, command.offer(), actor));
    }

    @MessageMapping("decline-offer")
    @Answered
    Reply decline(@DestinationVariable DeskId desk, @Payload @Valid Decline command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "decline-offer " + command.offer(),
                () -> handOvers.decline(desk, command.offer(), command.reason().strip(), actor));
    }
}
