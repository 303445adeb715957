package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.conference.Invitation.Side;
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
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** PROTOCOL.md §18: a side shows something besides its face. */
@Controller("conferenceShowMessages")
@MessageMapping("/conference")
class ShowMessages {

    record Show(@NotNull UUID commandId, @NotNull ReceptionId reception) {}

    private final ReceptionDesk desks;
    private final TerminalCounter terminals;
    private final Showings showings;
    private final ShowingSeats seats;
    private final Commands commands;

    ShowMessages(
            ReceptionDesk desks, TerminalCounter terminals, Showings showings, ShowingSeats seats, Commands commands) {
        this.desks = desks;
        this.terminals = terminals;
        this.showings = showings;
        this.seats = seats;
        this.commands = commands;
    }

    @MessageMapping("/terminals/{terminal}/show-camera")
    @Answered
    Reply showCamera(@DestinationVariable TerminalId terminal, @Payload @Valid Show command, Actor actor) {
        return done(command, Side.TERMINAL, actor, "show-camera ", of -> {
            terminals.requireOwn(terminal, command.reception(), actor);
            showings.begin(of, actor);
        });
    }

    @MessageMapping("/terminals/{terminal}/stop-camera")
    @Answered
    Reply stopCamera(@DestinationVariable TerminalId terminal, @Payload @Valid Show command, Actor actor) {
        return done(command, Side.TERMINAL, actor, "stop-camera ", of -> {
            terminals.requireOwn(terminal, command.reception(), actor);
            showings.stop(of, actor);
        });
    }

    @MessageMapping("/desks/{desk}/share-screen")
    @Answered
    Reply shareScreen(@DestinationVariable DeskId desk, @Payload @Valid Show command, Actor actor) {
        return done(command, Side.DESK, actor, "share-screen ", of -> {
            desks.requireOwn(desk, command.reception(), actor);
            showings.begin(of, actor);
        });
    }

    @MessageMapping("/desks/{desk}/stop-screen")
    @Answered
    Reply stopScreen(@DestinationVariable DeskId desk, @Payload @Valid Show command, Actor actor) {
        return done(command, Side.DESK, actor, "stop-screen ", of -> {
            desks.requireOwn(desk, command.reception(), actor);
            showings.stop(of, actor);
        });
    }

    private interface Work {
        void on(Showing.Of of);
    }

    private Reply done(Show command, Side side, Actor actor, String operation, Work work) {
        var of = new Showing.Of(command.reception(), side);
        var reply = commands.once(actor, command.commandId(), operation + command.reception(), () -> work.on(of));
        seats.settleOrLater(of);
        return reply;
    }
}
