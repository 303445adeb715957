package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.minutes.Signature.Proof;
import cn.dangmian.signaling.minutes.Signature.Way;
import cn.dangmian.signaling.minutes.SigningDesk.Hand;
import cn.dangmian.signaling.minutes.Writing.Grow;
import cn.dangmian.signaling.minutes.Writing.Remove;
import cn.dangmian.signaling.minutes.Writing.Reopen;
import cn.dangmian.signaling.minutes.Writing.Show;
import cn.dangmian.signaling.minutes.Writing.ShownText;
import cn.dangmian.signaling.minutes.Writing.SignHere;
import cn.dangmian.signaling.minutes.Writing.Write;
import cn.dangmian.signaling.minutes.Writing.Written;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.TerminalCounter;
import cn.dangmian.signaling.wire.Answered;
import cn.dangmian.signaling.wire.Commands;
import cn.dangmian.signaling.wire.Reply;
import jakarta.validation.Valid;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** PROTOCOL.md §16: minutes at the terminal. */
@Controller("minutesTerminalMessages")
@MessageMapping("/minutes/terminals/{terminal}")
class TerminalMessages {

    private final TerminalCounter counter;
    private final MinutesDesk minutes;
    private final SigningDesk signing;
    private final MinutesBroadcast broadcast;
    private final Commands commands;

    TerminalMessages(
            TerminalCounter counter,
            MinutesDesk minutes,
            SigningDesk signing,
            MinutesBroadcast broadcast,
            Commands commands) {
        this.counter = counter;
        this.minutes = minutes;
        this.signing = signing;
        this.broadcast = broadcast;
        this.commands = commands;
    }

    @MessageMapping("write")
    @Answered
    Reply write(@DestinationVariable TerminalId terminal, @Payload @Valid Write command, Actor actor) {
        var written = commands.once(actor, command.commandId(), "write " + command.line(), Written.class, () -> {
            counter.requireOwn(terminal, command.reception(), actor);
            return new Written(minutes.write(command.reception(), command.draft(), actor));
        });
        return new Reply(command.commandId(), written);
    }

    @MessageMapping("remove")
    @Answered
    Reply remove(@DestinationVariable TerminalId terminal, @Payload @Valid Remove command, Actor actor) {
        return commands.once(actor, command.commandId(), "remove " + command.line(), () -> {
            counter.requireOwn(terminal, command.reception(), actor);
            minutes.remove(command.reception(), command.line(), command.base(), actor);
        });
    }

    /** Nobody keeps it, and nobody is answered. */
    @MessageMapping("grow")
    void grow(@DestinationVariable TerminalId terminal, @Payload @Valid Grow growing, Actor actor) {
        broadcast.grow(growing, actor, () -> counter.requireOwn(terminal, growing.reception(), actor));
    }

    @MessageMapping("show")
    @Answered
    Reply show(@DestinationVariable TerminalId terminal, @Payload @Valid Show command, Actor actor) {
        var shown = commands.once(actor, command.commandId(), "show " + command.reception(), ShownText.class, () -> {
            counter.requireOwn(terminal, command.reception(), actor);
            return new ShownText(signing.show(command.reception(), command.revision(), actor));
        });
        return new Reply(command.commandId(), shown);
    }

    @MessageMapping("reopen")
    @Answered
    Reply reopen(@DestinationVariable TerminalId terminal, @Payload @Valid Reopen command, Actor actor) {
        return commands.once(actor, command.commandId(), "reopen " + command.reception(), () -> {
            counter.requireOwn(terminal, command.reception(), actor);
            signing.reopen(command.reception(), command.version(), actor);
        });
    }

    @MessageMapping("sign")
    @Answered
    Reply sign(@DestinationVariable TerminalId terminal, @Payload @Valid SignHere command, Actor actor) {
        return commands.once(actor, command.commandId(), "sign " + command.reception(), () -> {
            counter.requireOwn(terminal, command.reception(), actor);
            signing.signAtTerminal(command.reception(), command.shown(), hand(terminal, command), actor);
        });
    }

    private Hand hand(TerminalId terminal, SignHere command) {
        var strokes = command.strokes();
        var scan = command.scan();
        var reason = command.reason() == null ? "" : command.reason().strip();
        var ways = (strokes == null ? 0 : 1) + (scan == null ? 0 : 1) + (reason.isEmpty() ? 0 : 1);
        if (ways != 1) {
            throw Refused.malformed(
                    "minutes.how-signed", ways + " ways to sign (expected: strokes, a scan or a reason)");
        }
        if (strokes != null) {
            return new Hand(command.number(), Way.DRAWN, Proof.drawn(strokes));
        }
        if (scan != null) {
            var content = counter.takeSignedMinutes(terminal, command.reception(), scan);
            return new Hand(command.number(), Way.SCANNED, Proof.scanned(scan, Text.sha256(content)));
        }
        return new Hand(command.number(), Way.DECLINED, Proof.declined(reason));
    }
}
