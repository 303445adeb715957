package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.conference.ConferenceViews.ConferenceView;
import cn.dangmian.signaling.conference.Invitation.Kind;
import cn.dangmian.signaling.conference.Invitations.Whom;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.organization.UnitId;
import cn.dangmian.signaling.reception.ReceptionDesk;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.wire.Answered;
import cn.dangmian.signaling.wire.Commands;
import cn.dangmian.signaling.wire.Reply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.simp.annotation.SubscribeMapping;
import org.springframework.stereotype.Controller;

/** PROTOCOL.md §18: the official calls in, sends away, and confers without the petitioner. */
@Controller("conferenceDeskMessages")
@MessageMapping("/conference")
class DeskMessages {

    /**
     * @param person to be rung and nobody else; null: whoever of the office comes
     * @param unit whose contacts are called by telephone, one of the office; null: people with an account
     */
    record Invite(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @NotNull Kind kind,
            @NotNull OfficeId office,
            @Nullable PersonId person,
            @Nullable UnitId unit) {

        Whom whom() {
            return new Whom(kind, office, person, unit);
        }
    }

    record About(
            @NotNull UUID commandId,
            @NotNull ReceptionId reception,
            @NotNull InvitationId invitation) {}

    record Of(@NotNull UUID commandId, @NotNull ReceptionId reception) {}

    private final ReceptionDesk desks;
    private final Invitations invitations;
    private final Caucuses caucuses;
    private final GuestSeating seating;
    private final ConferenceSnapshots snapshots;
    private final Commands commands;

    DeskMessages(
            ReceptionDesk desks,
            Invitations invitations,
            Caucuses caucuses,
            GuestSeating seating,
            ConferenceSnapshots snapshots,
            Commands commands) {
        this.desks = desks;
        this.invitations = invitations;
        this.caucuses = caucuses;
        this.seating = seating;
        this.snapshots = snapshots;
        this.commands = commands;
    }

    @SubscribeMapping("/desks/{desk}")
    ConferenceView atDesk(@DestinationVariable DeskId desk) {
        return snapshots.at(desk);
    }

    @SubscribeMapping("/terminals/{terminal}")
    ConferenceView atTerminal(@DestinationVariable TerminalId terminal) {
        return snapshots.at(terminal);
    }

    @MessageMapping("/desks/{desk}/invite")
    @Answered
    Reply invite(@DestinationVariable DeskId desk, @Payload @Valid Invite command, Actor actor) {
        return once(
                new Talk(desk, command.reception(), actor),
                command.commandId(),
                "invite " + command.reception(),
                () -> invitations.invite(command.reception(), command.whom(), actor));
    }

    @MessageMapping("/desks/{desk}/cancel")
    @Answered
    Reply cancel(@DestinationVariable DeskId desk, @Payload @Valid About command, Actor actor) {
        return once(
                new Talk(desk, command.reception(), actor),
                command.commandId(),
                "cancel " + command.invitation(),
                () -> invitations.cancel(command.reception(), command.invitation(), actor));
    }

    @MessageMapping("/desks/{desk}/remove")
    @Answered
    Reply remove(@DestinationVariable DeskId desk, @Payload @Valid About command, Actor actor) {
        var reply = once(
                new Talk(desk, command.reception(), actor),
                command.commandId(),
                "remove " + command.invitation(),
                () -> invitations.remove(command.reception(), command.invitation(), actor));
        seating.settle(command.invitation());
        return reply;
    }

    @MessageMapping("/desks/{desk}/begin-caucus")
    @Answered
    Reply beginCaucus(@DestinationVariable DeskId desk, @Payload @Valid Of command, Actor actor) {
        var reply = once(
                new Talk(desk, command.reception(), actor),
                command.commandId(),
                "begin-caucus " + command.reception(),
                () -> caucuses.begin(command.reception(), actor));
        caucuses.settleOrLater(command.reception());
        return reply;
    }

    @MessageMapping("/desks/{desk}/end-caucus")
    @Answered
    Reply endCaucus(@DestinationVariable DeskId desk, @Payload @Valid Of command, Actor actor) {
        var reply = once(
                new Talk(desk, command.reception(), actor),
                command.commandId(),
                "end-caucus " + command.reception(),
                () -> caucuses.end(command.reception(), actor));
        caucuses.settleOrLater(command.reception());
        return reply;
    }

    private record Talk(DeskId desk, ReceptionId reception, Actor actor) {}

    /** Only by the page that mans the desk, about the reception that is there. */
    private Reply once(Talk talk, UUID command, String operation, Runnable work) {
        return commands.once(talk.actor(), command, operation, () -> {
            desks.requireOwn(talk.desk(), talk.reception(), talk.actor());
            work.run();
        });
    }
}
