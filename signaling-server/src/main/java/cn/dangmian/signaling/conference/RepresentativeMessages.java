package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.conference.RepresentativeCalls.Whom;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.ReceptionDesk;
import cn.dangmian.signaling.reception.TerminalCounter;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.wire.Answered;
import cn.dangmian.signaling.wire.Commands;
import cn.dangmian.signaling.wire.Reply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** PROTOCOL.md §18: whoever stands for the petitioner elsewhere is called, by the official or by the clerk. */
@Controller("conferenceRepresentativeMessages")
@MessageMapping("/conference")
class RepresentativeMessages {

    record Call(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @Min(1) @Max(5) int representative,
            @NotNull @Size(max = 40) String telephone) {

        Whom whom() {
            return new Whom(representative, telephone);
        }
    }

    record Cancel(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @NotNull InvitationId invitation) {}

    private final ReceptionDesk desks;
    private final TerminalCounter terminals;
    private final RepresentativeCalls calls;
    private final Commands commands;

    RepresentativeMessages(
            ReceptionDesk desks, TerminalCounter terminals, RepresentativeCalls calls, Commands commands) {
        this.desks = desks;
        this.terminals = terminals;
        this.calls = calls;
        this.commands = commands;
    }

    @MessageMapping("/desks/{desk}/call-representative")
    @Answered
    Reply callFromDesk(@DestinationVariable DeskId desk, @Payload @Valid Call command, Actor actor) {
        return call(command, actor, () -> desks.requireOwn(desk, command.reception(), actor));
    }

    @MessageMapping("/terminals/{terminal}/call-representative")
    @Answered
    Reply callFromTerminal(@DestinationVariable TerminalId terminal, @Payload @Valid Call command, Actor actor) {
        return call(command, actor, () -> terminals.requireOwn(terminal, command.reception(), actor));
    }

    private Reply call(Call command, Actor actor, Runnable allowed) {
        return commands.once(actor, command.commandId(), "call-representative " + command.reception(), () -> {
            allowed.run();
            calls.call(command.reception(), command.whom(), actor);
        });
    }

    @MessageMapping("/terminals/{terminal}/cancel")
    @Answered
    Reply cancel(@DestinationVariable TerminalId terminal, @Payload @Valid Cancel command, Actor actor) {
        return commands.once(actor, command.commandId(), "cancel " + command.invitation(), () -> {
            terminals.requireOwn(terminal, command.reception(), actor);
            calls.cancel(command.reception(), command.invitation(), actor);
        });
    }
}
