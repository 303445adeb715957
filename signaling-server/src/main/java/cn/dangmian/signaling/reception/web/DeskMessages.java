package cn.dangmian.signaling.reception.web;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.reception.Disposition;
import cn.dangmian.signaling.reception.Manning;
import cn.dangmian.signaling.reception.ReceptionDesk;
import cn.dangmian.signaling.reception.Views;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.wire.Answered;
import cn.dangmian.signaling.wire.Commands;
import cn.dangmian.signaling.wire.Reply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.simp.annotation.SubscribeMapping;
import org.springframework.stereotype.Controller;

/** PROTOCOL.md §6. */
@Controller
@MessageMapping("/reception/desks/{desk}")
class DeskMessages {

    record Plain(@NotNull UUID commandId) {}

    record About(@NotNull UUID commandId, @NotNull ReceptionId reception) {}

    record Pausing(
            @NotNull UUID commandId,
            Manning.@NotNull PauseReason reason,
            @Min(1) @Max(240) int minutes) {}

    record Finish(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @NotNull List<@NotNull Disposition> dispositions) {}

    record Promise(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @NotNull UUID commitment,

            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(max = 500)
            String words,

            @Nullable UUID office,
            @Nullable UUID unit,
            @Nullable LocalDate due) {}

    record Withdraw(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @NotNull UUID commitment) {}

    record PassOn(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @NotNull OfficeId office,
            @Nullable DeskId desk) {}

    record Called(ReceptionId reception) {}

    private final ReceptionDesk desks;
    private final Manning manning;
    private final Views views;
    private final Commands commands;

    DeskMessages(ReceptionDesk desks, Manning manning, Views views, Commands commands) {
        this.desks = desks;
        this.manning = manning;
        this.views = views;
        this.commands = commands;
    }

    @SubscribeMapping
    Views.DeskView view(@DestinationVariable DeskId desk) {
        return views.of(desk);
    }

    @MessageMapping("take")
    @Answered
    Reply take(@DestinationVariable DeskId desk, @Payload @Valid Plain command, Actor actor) {
        return commands.once(actor, command.commandId(), "take " + desk, () -> manning.take(desk, actor));
    }

    @MessageMapping("release")
    @Answered
    Reply release(@DestinationVariable DeskId desk, @Payload @Valid Plain command, Actor actor) {
        return commands.once(actor, command.commandId(), "release " + desk, () -> manning.release(desk.value(), actor));
    }

    /** Not remembered: repeating a renewal is one more renewal. */
    @MessageMapping("renew")
    @Answered
    Reply renew(@DestinationVariable DeskId desk, @Payload @Valid Plain command, Actor actor) {
        return new Reply(command.commandId(), manning.renew(desk, actor));
    }

    @MessageMapping("pause")
    @Answered
    Reply pause(@DestinationVariable DeskId desk, @Payload @Valid Pausing command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "pause " + desk,
                () -> manning.pause(desk, command.reason(), Duration.ofMinutes(command.minutes()), actor));
    }

    @MessageMapping("resume")
    @Answered
    Reply resume(@DestinationVariable DeskId desk, @Payload @Valid Plain command, Actor actor) {
        return commands.once(actor, command.commandId(), "resume " + desk, () -> manning.resume(desk, actor));
    }

    @MessageMapping("call-next")
    @Answered
    Reply callNext(@DestinationVariable DeskId desk, @Payload @Valid Plain command, Actor actor) {
        var called = commands.once(
                actor,
                command.commandId(),
                "call-next " + desk,
                Called.class,
                () -> new Called(desks.callNext(desk, actor)));
        return new Reply(command.commandId(), called);
    }

    @MessageMapping("recall")
    @Answered
    Reply recall(@DestinationVariable DeskId desk, @Payload @Valid About command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "recall " + command.reception(),
                () -> desks.recall(desk, command.reception(), actor));
    }

    @MessageMapping("skip")
    @Answered
    Reply skip(@DestinationVariable DeskId desk, @Payload @Valid About command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "skip " + command.reception(),
                () -> desks.skip(desk, command.reception(), actor));
    }

    @MessageMapping("pass-on")
    @Answered
    Reply passOn(@DestinationVariable DeskId desk, @Payload @Valid PassOn command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "pass-on " + command.reception(),
                () -> desks.passOn(desk, command.reception(), command.office(), command.desk(), actor));
    }

    @MessageMapping("finish")
    @Answered
    Reply finish(@DestinationVariable DeskId desk, @Payload @Valid Finish command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "finish " + command.reception(),
                () -> desks.finish(desk, command.reception(), command.dispositions(), actor));
    }

    @MessageMapping("promise")
    @Answered
    Reply promise(@DestinationVariable DeskId desk, @Payload @Valid Promise command, Actor actor) {
        var promise =
                new ReceptionDesk.Promise(command.words().strip(), command.office(), command.unit(), command.due());
        return commands.once(
                actor,
                command.commandId(),
                "promise " + command.commitment(),
                () -> desks.promise(desk, command.reception(), command.commitment(), promise, actor));
    }

    @MessageMapping("withdraw-promise")
    @Answered
    Reply withdrawPromise(@DestinationVariable DeskId desk, @Payload @Valid Withdraw command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "withdraw-promise " + command.commitment(),
                () -> desks.withdrawPromise(desk, command.reception(), command.commitment(), actor));
    }

    @MessageMapping("end")
    @Answered
    Reply end(@DestinationVariable DeskId desk, @Payload @Valid About command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "end " + command.reception(),
                () -> desks.end(desk, command.reception(), actor));
    }

    @MessageMapping("requeue")
    @Answered
    Reply requeue(@DestinationVariable DeskId desk, @Payload @Valid About command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "requeue " + command.reception(),
                () -> desks.requeue(desk, command.reception(), actor));
    }
}
