package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.minutes.Writing.Grow;
import cn.dangmian.signaling.minutes.Writing.Remove;
import cn.dangmian.signaling.minutes.Writing.Reopen;
import cn.dangmian.signaling.minutes.Writing.Show;
import cn.dangmian.signaling.minutes.Writing.ShownText;
import cn.dangmian.signaling.minutes.Writing.Sign;
import cn.dangmian.signaling.minutes.Writing.Write;
import cn.dangmian.signaling.minutes.Writing.Written;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.reception.ReceptionDesk;
import cn.dangmian.signaling.wire.Answered;
import cn.dangmian.signaling.wire.Commands;
import cn.dangmian.signaling.wire.Reply;
import jakarta.validation.Valid;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** PROTOCOL.md §16: minutes at the official's desk. */
@Controller("minutesDeskMessages")
@MessageMapping("/minutes/desks/{desk}")
class DeskMessages {

    private final ReceptionDesk desks;
    private final MinutesDesk minutes;
    private final SigningDesk signing;
    private final MinutesBroadcast broadcast;
    private final Commands commands;

    DeskMessages(
            ReceptionDesk desks,
            MinutesDesk minutes,
            SigningDesk signing,
            MinutesBroadcast broadcast,
            Commands commands) {
        this.desks = desks;
        this.minutes = minutes;
        this.signing = signing;
        this.broadcast = broadcast;
        this.commands = commands;
    }

    @MessageMapping("write")
    @Answered
    Reply write(@DestinationVariable DeskId desk, @Payload @Valid Write command, Actor actor) {
        var written = commands.once(actor, command.commandId(), "write " + command.line(), Written.class, () -> {
            desks.requireOwn(desk, command.reception(), actor);
            return new Written(minutes.write(command.reception(), command.draft(), actor));
        });
        return new Reply(command.commandId(), written);
    }

    @MessageMapping("remove")
    @Answered
    Reply remove(@DestinationVariable DeskId desk, @Payload @Valid Remove command, Actor actor) {
        return commands.once(actor, command.commandId(), "remove " + command.line(), () -> {
            desks.requireOwn(desk, command.reception(), actor);
            minutes.remove(command.reception(), command.line(), command.base(), actor);
        });
    }

    /** Nobody keeps it, and nobody is answered. */
    @MessageMapping("grow")
    void grow(@DestinationVariable DeskId desk, @Payload @Valid Grow growing, Actor actor) {
        broadcast.grow(growing, actor, () -> desks.requireOwn(desk, growing.reception(), actor));
    }

    @MessageMapping("show")
    @Answered
    Reply show(@DestinationVariable DeskId desk, @Payload @Valid Show command, Actor actor) {
        var shown = commands.once(actor, command.commandId(), "show " + command.reception(), ShownText.class, () -> {
            desks.requireOwn(desk, command.reception(), actor);
            return new ShownText(signing.show(command.reception(), command.revision(), actor));
        });
        return new Reply(command.commandId(), shown);
    }

    @MessageMapping("reopen")
    @Answered
    Reply reopen(@DestinationVariable DeskId desk, @Payload @Valid Reopen command, Actor actor) {
        return commands.once(actor, command.commandId(), "reopen " + command.reception(), () -> {
            desks.requireOwn(desk, command.reception(), actor);
            signing.reopen(command.reception(), command.version(), actor);
        });
    }

    @MessageMapping("sign")
    @Answered
    Reply sign(@DestinationVariable DeskId desk, @Payload @Valid Sign command, Actor actor) {
        return commands.once(actor, command.commandId(), "sign " + command.reception(), () -> {
            desks.requireOwn(desk, command.reception(), actor);
            signing.signAsOfficial(command.reception(), command.shown(), actor.person());
        });
    }
}
