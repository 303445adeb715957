package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.UnitId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is called into a talk.
 *
 * @param office whose people are rung, or that the unit is of
 * @param unit whose contacts are called by telephone; null: others
 * @param representative the place, among those who came for the petitioner, of the one who is called by telephone; null: others
 * @param guest who joined; null while it rings, and when nobody ever did
 */
record Invitation(
        InvitationId id,
        ReceptionId reception,
        Kind kind,
        OfficeId office,
        @Nullable UnitId unit,
        @Nullable Integer representative,
        PersonId invitedBy,
        Instant invitedAt,
        Stage stage,
        @Nullable Outcome outcome,
        @Nullable Instant closedAt,
        @Nullable Guest guest) {

    /** Whoever is called so has no account. */
    boolean isByTelephone() {
        return unit != null || representative != null;
    }

    /** As what they sit there. */
    enum Kind {
        CO_OFFICIAL(Role.OFFICIAL, Role.OFFICE),
        UNIT(Role.HANDLER, Role.HEAD),
        INTERPRETER(Role.INTERPRETER),
        /** Of the petitioner; a duty has nothing to do with it. */
        REPRESENTATIVE();

        private final List<Role> roles;

        Kind(Role... roles) {
            this.roles = List.of(roles);
        }

        /** Whose duty it is to come, those to be rung first in front. */
        List<Role> roles() {
            return roles;
        }
    }

    enum Stage {
        RINGING,
        JOINED,
        CLOSED
    }

    enum Outcome {
        UNANSWERED,
        CANCELLED,
        LEFT,
        REMOVED,
        PAGE_GONE,
        KEPT_AWAY,
        TALK_OVER
    }

    /** The one side that hears a guest who speaks aside. */
    enum Side {
        DESK,
        TERMINAL;

        String seat() {
            return name().toLowerCase(Locale.ROOT);
        }

        static @Nullable Side ofSeat(@Nullable String seat) {
            return seat == null ? null : valueOf(seat.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * @param name who came in place of whom the unit named; null: the person's own
     * @param client the page that holds the seat; that which held it last when the stay is over
     * @param seat {@code guesta} to {@code guestf}; never another person's in this reception
     * @param onlyTo the side that alone sees and hears the guest; null: everybody
     */
    record Guest(
            PersonId person,
            @Nullable String name,
            ClientId client,
            String seat,
            @Nullable Side onlyTo,
            Instant joinedAt,
            Instant seenAt,
            @Nullable Instant leftAt) {}

    /**
     * @param rungAt null while those before are rung
     * @param until when the next is rung; null while those before are
     * @param opened the link that was sent was opened
     * @param outcome null until answered
     */
    record Ring(
            int place,
            PersonId person,
            @Nullable Instant rungAt,
            @Nullable Instant until,
            boolean opened,
            @Nullable Answer outcome,
            String note) {

        boolean isRinging() {
            return rungAt != null && outcome == null;
        }
    }

    enum Answer {
        JOINED,
        REFUSED,
        UNANSWERED,
        CANCELLED,
        KEPT_AWAY,
        /** The message did not arrive. */
        UNDELIVERED,
        /** Is called to another talk, or sits in one. */
        BUSY
    }
}
