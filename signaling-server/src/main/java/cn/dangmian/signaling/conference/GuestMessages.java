package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.conference.Invitation.Side;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.wire.Answered;
import cn.dangmian.signaling.wire.Commands;
import cn.dangmian.signaling.wire.Reply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;

/** PROTOCOL.md §18: whoever is rung answers, sits there, and leaves. */
@Controller("conferenceGuestMessages")
@MessageMapping("/conference/invitations/{invitation}")
class GuestMessages {

    record Plain(@NotNull UUID commandId) {}

    /** @param name of who came for a unit, when it is not whom the unit named */
    record Join(
            @NotNull UUID commandId,

            @Pattern(regexp = "\\P{Cc}*") @Nullable @Size(min = 1, max = 40)
            String name) {

        Join {
            name = name == null || name.isBlank() ? null : name.strip();
        }
    }

    record Refuse(
            @NotNull UUID commandId,

            @Pattern(regexp = "\\P{Cc}*") @NotNull @Size(max = 200)
            String reason) {

        Refuse {
            reason = reason == null ? "" : reason.strip();
        }
    }

    /** @param side null: everybody hears the guest */
    record SpeakTo(@NotNull UUID commandId, @Nullable Side side) {}

    private final Guests guests;
    private final GuestSeating seating;
    private final ConferenceReading reading;
    private final Commands commands;
    private final TransactionTemplate transaction;

    GuestMessages(
            Guests guests,
            GuestSeating seating,
            ConferenceReading reading,
            Commands commands,
            TransactionTemplate transaction) {
        this.guests = guests;
        this.seating = seating;
        this.reading = reading;
        this.commands = commands;
        this.transaction = transaction;
    }

    @MessageMapping("/join")
    @Answered
    Reply join(@DestinationVariable InvitationId invitation, @Payload @Valid Join command, Actor actor) {
        commands.once(
                actor, command.commandId(), "join " + invitation, () -> guests.join(invitation, command.name(), actor));
        seating.settle(invitation);
        return new Reply(command.commandId(), reading.own(invitation, actor.person()));
    }

    @MessageMapping("/refuse")
    @Answered
    Reply refuse(@DestinationVariable InvitationId invitation, @Payload @Valid Refuse command, Actor actor) {
        return commands.once(
                actor,
                command.commandId(),
                "refuse " + invitation,
                () -> guests.refuse(invitation, command.reason(), actor));
    }

    /** Not remembered: repeating a renewal is one more renewal. It also mends a seat that a crash left out. */
    @MessageMapping("/renew")
    @Answered
    Reply renew(@DestinationVariable InvitationId invitation, @Payload @Valid Plain command, Actor actor) {
        transaction.executeWithoutResult(_ -> guests.seen(invitation, actor));
        seating.settle(invitation);
        return new Reply(command.commandId(), reading.own(invitation, actor.person()));
    }

    /** Narrowed before it is promised, and widened after: nobody hears what is believed to be said aside. */
    @MessageMapping("/speak-to")
    @Answered
    Reply speakTo(@DestinationVariable InvitationId invitation, @Payload @Valid SpeakTo command, Actor actor) {
        var held = transaction.execute(_ -> guests.seen(invitation, actor));
        if (held == null) {
            throw Invitations.unknown(invitation);
        }
        var reception = held.reception();
        if (command.side() != null) {
            seating.limit(reception, invitation, command.side());
        }
        try {
            var reply = commands.once(
                    actor,
                    command.commandId(),
                    "speak-to " + invitation,
                    () -> guests.speakTo(invitation, command.side(), actor));
            if (command.side() == null) {
                seating.limit(reception, invitation, null);
            }
            return reply;
        } catch (Refused refused) {
            seating.limit(
                    reception,
                    invitation,
                    held.guest() == null ? null : held.guest().onlyTo());
            throw refused;
        }
    }

    @MessageMapping("/leave")
    @Answered
    Reply leave(@DestinationVariable InvitationId invitation, @Payload @Valid Plain command, Actor actor) {
        var reply =
                commands.once(actor, command.commandId(), "leave " + invitation, () -> guests.leave(invitation, actor));
        seating.settle(invitation);
        return reply;
    }
}
