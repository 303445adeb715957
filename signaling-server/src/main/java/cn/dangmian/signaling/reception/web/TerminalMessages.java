package cn.dangmian.signaling.reception.web;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.Manning;
import cn.dangmian.signaling.reception.TerminalCounter;
import cn.dangmian.signaling.reception.Views;
import cn.dangmian.signaling.reception.events.Priority;
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
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.simp.annotation.SubscribeMapping;
import org.springframework.stereotype.Controller;

/** PROTOCOL.md §5. */
@Controller
@MessageMapping("/reception/terminals/{terminal}")
class TerminalMessages {

    record Plain(@NotNull UUID commandId) {}

    record About(@NotNull UUID commandId, @NotNull ReceptionId reception) {}

    record Leave(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,

            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(max = 200)
            String reason) {}

    record Declare(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @Nullable Priority priority) {}

    record Acknowledgement(@NotBlank @Size(max = 40) String version, boolean acknowledged) {}

    record CheckIn(
            @NotNull UUID commandId,
            @NotNull CaseId caseId,
            @NotNull OfficeId office,
            int headCount,
            @Nullable Priority priority,
            @NotNull @Valid Acknowledgement notice,
            @Nullable @Valid Attending attending) {}

    private final TerminalCounter counter;
    private final Manning manning;
    private final Views views;
    private final Commands commands;

    TerminalMessages(TerminalCounter counter, Manning manning, Views views, Commands commands) {
        this.counter = counter;
        this.manning = manning;
        this.views = views;
        this.commands = commands;
    }

    @SubscribeMapping
    Views.TerminalView view(@DestinationVariable TerminalId terminal) {
        return views.of(terminal);
    }

    @MessageMapping("take")
    @Answered
    Reply take(@DestinationVariable TerminalId terminal, @Payload @Valid Plain command, Actor actor) {
        return commands.once(actor, command.commandId(), "take " + terminal, () -> manning.take(terminal, actor));
    }

    @MessageMapping("release")
    @Answered
    Reply release(@DestinationVariable TerminalId terminal, @Payload @Valid Plain command, Actor actor) {
        return commands.once(
                actor, command.commandId(), "release " + terminal, () -> manning.release(terminal.value(), actor));
    }

    /** Not remembered: repeating a renewal is one more renewal. */
    @MessageMapping("renew")
    @Answered
    Reply renew(@DestinationVariable TerminalId terminal, @Payload @Valid Plain command, Actor actor) {
        return new Reply(command.commandId(), manning.renew(terminal, actor));
    }

    @MessageMapping("check-in")
    @Answered
    Reply checkIn(@DestinationVariable TerminalId terminal, @Payload @Valid CheckIn command, Actor actor) {
        var wanted = new TerminalCounter.CheckIn(
                command.caseId(),
                command.office(),
                command.headCount(),
                command.notice().version(),
                command.notice().acknowledged(),
                command.priority());
        var attending = command.attending() == null ? Attending.NOTHING : command.attending();
        var ticket = commands.once(
                actor,
                command.commandId(),
                "check-in " + terminal,
                TerminalCounter.Ticket.class,
                () -> counter.checkIn(terminal, wanted, attending.told(), actor));
        return new Reply(command.commandId(), ticket);
    }

    @MessageMapping("accept")
    @Answered
    Reply accept(@DestinationVariable TerminalId terminal, @Payload @Valid About command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "accept " + command.reception(),
                () -> counter.accept(terminal, command.reception(), actor));
    }

    @MessageMapping("rejoin")
    @Answered
    Reply rejoin(@DestinationVariable TerminalId terminal, @Payload @Valid About command, Actor actor) {
        var rejoined = commands.once(
                actor,
                command.commandId(),
                "rejoin " + command.reception(),
                TerminalCounter.Rejoined.class,
                () -> counter.rejoin(terminal, command.reception(), actor));
        return new Reply(command.commandId(), rejoined);
    }

    @MessageMapping("declare-priority")
    @Answered
    Reply declarePriority(@DestinationVariable TerminalId terminal, @Payload @Valid Declare command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "declare-priority " + command.reception(),
                () -> counter.declare(terminal, command.reception(), command.priority(), actor));
    }

    @MessageMapping("step-away")
    @Answered
    Reply stepAway(@DestinationVariable TerminalId terminal, @Payload @Valid About command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "step-away " + command.reception(),
                () -> counter.stepAway(terminal, command.reception(), actor));
    }

    @MessageMapping("come-back")
    @Answered
    Reply comeBack(@DestinationVariable TerminalId terminal, @Payload @Valid About command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "come-back " + command.reception(),
                () -> counter.comeBack(terminal, command.reception(), actor));
    }

    @MessageMapping("leave")
    @Answered
    Reply leave(@DestinationVariable TerminalId terminal, @Payload @Valid Leave command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "leave " + command.reception(),
                () -> counter.leave(terminal, command.reception(), command.reason(), actor));
    }

    @MessageMapping("dismiss")
    @Answered
    Reply dismiss(@DestinationVariable TerminalId terminal, @Payload @Valid About command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "dismiss " + command.reception(),
                () -> counter.dismiss(terminal, command.reception(), actor));
    }
}
