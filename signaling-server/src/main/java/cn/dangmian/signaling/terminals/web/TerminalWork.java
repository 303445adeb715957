package cn.dangmian.signaling.terminals.web;

import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.terminals.Commissioning;
import cn.dangmian.signaling.terminals.Enrolment;
import cn.dangmian.signaling.terminals.Presence;
import cn.dangmian.signaling.terminals.Profiles;
import cn.dangmian.signaling.terminals.SelfTests;
import cn.dangmian.signaling.wire.Answered;
import cn.dangmian.signaling.wire.Commands;
import cn.dangmian.signaling.wire.Reply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** PROTOCOL.md §10: what a terminal's page tells about its machine, from the enrolled device only. */
@Controller
@MessageMapping("/terminals/{terminal}")
class TerminalWork {

    record Plain(@NotNull UUID commandId) {}

    record DeviceTold(
            @NotNull Profiles.Kind kind,

            @Pattern(regexp = "\\P{Cc}*") @NotNull @Size(max = 120)
            String label,

            @NotBlank @Size(max = 64) String key,
            @NotNull Profiles.Use use) {

        Profiles.Device device() {
            return new Profiles.Device(kind, label, key, use);
        }
    }

    record DevicesTold(
            @NotNull UUID commandId,
            @NotNull @Size(max = 40) List<@Valid DeviceTold> devices) {

        List<Profiles.Device> list() {
            return devices.stream().map(DeviceTold::device).toList();
        }
    }

    record CheckTold(
            @NotBlank @Size(max = 40) String check,
            boolean tested,

            @Pattern(regexp = "\\P{Cc}*") @NotNull @Size(max = 200)
            String reason,

            @NotNull @Size(max = 20) Map<@Size(max = 40) String, @NotNull Double> measures) {

        SelfTests.Measured measured() {
            return new SelfTests.Measured(check, tested, reason, measures);
        }
    }

    record SelfTest(
            @NotNull UUID commandId,
            SelfTests.@NotNull Occasion occasion,
            @NotNull @Size(max = 40) List<@Valid CheckTold> checks) {}

    record Sign(@NotNull UUID commandId, @NotNull Role as) {}

    record Seen(boolean asConfirmed) {}

    private final Enrolment enrolment;
    private final Presence presence;
    private final Profiles profiles;
    private final SelfTests tests;
    private final Commissioning commissioning;
    private final Commands commands;

    TerminalWork(
            Enrolment enrolment,
            Presence presence,
            Profiles profiles,
            SelfTests tests,
            Commissioning commissioning,
            Commands commands) {
        this.enrolment = enrolment;
        this.presence = presence;
        this.profiles = profiles;
        this.tests = tests;
        this.commissioning = commissioning;
        this.commands = commands;
    }

    /** While nobody mans the terminal. Not remembered: repeating a renewal is one more renewal. */
    @MessageMapping("renew")
    @Answered
    Reply renew(@DestinationVariable TerminalId terminal, @Payload @Valid Plain command, Actor actor) {
        enrolment.requireAt(terminal, actor);
        presence.renew(terminal, false);
        return Reply.done(command.commandId());
    }

    @MessageMapping("devices")
    @Answered
    Reply devices(@DestinationVariable TerminalId terminal, @Payload @Valid DevicesTold command, Actor actor) {
        var seen = commands.once(actor, command.commandId(), "devices " + terminal, Seen.class, () -> {
            enrolment.requireAt(terminal, actor);
            return new Seen(profiles.see(terminal, command.list(), actor.person()));
        });
        return new Reply(command.commandId(), seen);
    }

    @MessageMapping("confirm-devices")
    @Answered
    Reply confirm(@DestinationVariable TerminalId terminal, @Payload @Valid DevicesTold command, Actor actor) {
        return commands.once(actor, command.commandId(), "confirm-devices " + terminal, () -> {
            enrolment.requireAt(terminal, actor);
            profiles.confirm(terminal, command.list(), actor.person());
        });
    }

    @MessageMapping("self-test")
    @Answered
    Reply selfTest(@DestinationVariable TerminalId terminal, @Payload @Valid SelfTest command, Actor actor) {
        var measured = command.checks().stream().map(CheckTold::measured).toList();
        var result = commands.once(actor, command.commandId(), "self-test " + terminal, SelfTests.Result.class, () -> {
            enrolment.requireAt(terminal, actor);
            return tests.keep(terminal, command.occasion(), measured, actor);
        });
        return new Reply(command.commandId(), result);
    }

    @MessageMapping("sign")
    @Answered
    Reply sign(@DestinationVariable TerminalId terminal, @Payload @Valid Sign command, Actor actor) {
        var state = commands.once(actor, command.commandId(), "sign " + terminal, Commissioning.State.class, () -> {
            enrolment.requireAt(terminal, actor);
            return commissioning.sign(terminal, command.as(), actor.person());
        });
        return new Reply(command.commandId(), state);
    }
}
