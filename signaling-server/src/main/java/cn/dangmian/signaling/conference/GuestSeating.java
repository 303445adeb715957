package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.conference.Invitation.Guest;
import cn.dangmian.signaling.conference.Invitation.Kind;
import cn.dangmian.signaling.conference.Invitation.Side;
import cn.dangmian.signaling.conference.Invitation.Stage;
import cn.dangmian.signaling.conference.Talks.Talk;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.media.Permission;
import cn.dangmian.signaling.media.Rooms;
import cn.dangmian.signaling.media.SeatId;
import cn.dangmian.signaling.media.SeatPlan;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Makes the media be as invitations say. It looks at how they stand, so it may be repeated; never inside a transaction. */
@Component
class GuestSeating {

    private static final Logger LOG = LoggerFactory.getLogger(GuestSeating.class);

    private final InvitationRows rows;
    private final Conferences conferences;
    private final Talks talks;
    private final Rooms rooms;

    GuestSeating(InvitationRows rows, Conferences conferences, Talks talks, Rooms rooms) {
        this.rows = rows;
        this.conferences = conferences;
        this.talks = talks;
        this.rooms = rooms;
    }

    /** Gives the guest the seat while the stay lasts, or takes it away. */
    void settle(InvitationId id) {
        var invitation = rows.find(id).orElse(null);
        if (invitation == null || invitation.guest() == null) {
            return;
        }
        var talk = talks.find(invitation.reception()).orElse(null);
        if (talk == null) {
            return; // its room is closed with it
        }
        if (invitation.stage() == Stage.JOINED) {
            holdLikeThePetitioner(talk, invitation);
            seat(talk, id, invitation.guest());
        }
        if (rows.find(id).filter(now -> now.stage() == Stage.JOINED).isEmpty()) {
            rooms.unseat(talk.room(), seatOf(id));
            rooms.confine(talk.room(), seatOf(id), null);
            rooms.hold(talk.room(), seatOf(id), false);
        }
    }

    /** Whoever stands for the petitioner and comes into a caucus, or comes back into one, hears none of it. */
    private void holdLikeThePetitioner(Talk talk, Invitation invitation) {
        if (invitation.kind() != Kind.REPRESENTATIVE || !isHeld(invitation.reception())) {
            return;
        }
        rooms.hold(talk.room(), seatOf(invitation.id()), true);
        if (!isHeld(invitation.reception())) {
            rooms.hold(talk.room(), seatOf(invitation.id()), false); // it ended meanwhile
        }
    }

    private boolean isHeld(ReceptionId reception) {
        return conferences.of(reception).caucus() != Conferences.Caucus.NONE;
    }

    private void seat(Talk talk, InvitationId id, Guest guest) {
        rooms.seat(
                talk.room(),
                new SeatPlan(
                        seatOf(id), guest.seat(), guest.client(), EnumSet.of(Permission.PUBLISH, Permission.WATCH)));
    }

    private static SeatId seatOf(InvitationId id) {
        return new SeatId(id.value());
    }

    /** From now on the guest is seen and heard by that side alone, or by everybody. */
    void limit(ReceptionId reception, InvitationId id, @Nullable Side side) {
        var talk = talks.get(reception);
        rooms.confine(talk.room(), seatOf(id), side == null ? null : talk.seat(side));
    }

    /** Whether the petitioner's side is held from now on, with what it shows and whoever stands for the petitioner elsewhere. */
    void hold(Talk talk, boolean held) {
        var reception = new ReceptionId(talk.shown().id());
        rows.of(reception).stream()
                .filter(one -> one.kind() == Kind.REPRESENTATIVE && one.stage() == Stage.JOINED)
                .forEach(one -> rooms.hold(talk.room(), seatOf(one.id()), held));
        var camera = new Showing.Of(reception, Side.TERMINAL);
        rooms.hold(talk.room(), talk.shownSeat(camera), held);
        rooms.hold(talk.room(), talk.seat(Side.TERMINAL), held);
    }

    void settleLater(InvitationId id) {
        Thread.startVirtualThread(() -> {
            try {
                settle(id);
            } catch (Refused | DataAccessException later) {
                LOG.warn("the seat of {} is settled by the next renewal: {}", id, later.toString());
            }
        });
    }
}
