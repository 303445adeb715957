package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.conference.InvitationId;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.minutes.Writing.SignRemotely;
import cn.dangmian.signaling.wire.Answered;
import cn.dangmian.signaling.wire.Commands;
import cn.dangmian.signaling.wire.Reply;
import jakarta.validation.Valid;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** PROTOCOL.md §16: minutes on the telephone of a representative. */
@Controller("minutesRemoteMessages")
class RemoteMessages {

    private final RemoteMinutes minutes;
    private final Commands commands;

    RemoteMessages(RemoteMinutes minutes, Commands commands) {
        this.minutes = minutes;
        this.commands = commands;
    }

    @MessageMapping("/minutes/invitations/{invitation}/sign")
    @Answered
    Reply sign(@DestinationVariable InvitationId invitation, @Payload @Valid SignRemotely command, Actor actor) {
        var reason = command.reason() == null ? "" : command.reason().strip();
        return commands.once(actor, command.commandId(), "sign " + invitation, () -> {
            if ((command.strokes() == null) == reason.isEmpty()) {
                throw Refused.malformed("minutes.how-signed", "strokes, or a reason (expected: one of them)");
            }
            minutes.sign(invitation, command.shown(), command.strokes(), reason, actor.person());
        });
    }
}
