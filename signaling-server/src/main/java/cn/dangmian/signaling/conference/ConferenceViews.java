package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.conference.Conferences.Caucus;
import cn.dangmian.signaling.conference.Invitation.Answer;
import cn.dangmian.signaling.conference.Invitation.Kind;
import cn.dangmian.signaling.conference.Invitation.Outcome;
import cn.dangmian.signaling.conference.Invitation.Side;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.reception.TerminalCounter.Relation;
import cn.dangmian.signaling.reception.Views.CaseShown;
import cn.dangmian.signaling.reception.Views.Named;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** PROTOCOL.md §18: what pages see of a conference. */
interface ConferenceViews {

    /**
     * @param closed calls to which nobody came, the newest first; at the desk alone
     * @param caucusSince null while there is none
     */
    record ConferenceView(
            long revision,
            @Nullable UUID reception,
            Caucus caucus,
            @Nullable Instant caucusSince,
            List<GuestShown> guests,
            List<PictureShown> shown,
            List<RingingShown> ringing,
            List<ClosedShown> closed) {}

    /**
     * A caucus of a talk.
     *
     * @param until null while it goes on
     */
    record CaucusShown(Instant from, @Nullable Instant until) {}

    /**
     * What a side shows besides its face.
     *
     * @param seat {@code camera} of the terminal, {@code screen} of the desk
     */
    record PictureShown(Side side, String seat, Named person, Instant since) {}

    /**
     * @param relation to the petitioner, of a representative; null for others
     * @param representative their place among those whom the check-in names, from 1; null for others
     * @param away the page was not heard of lately
     * @param onlyTo the side that alone sees and hears the guest; null: everybody
     */
    record GuestShown(
            UUID invitation,
            String seat,
            Kind kind,
            Named office,
            @Nullable Named unit,
            @Nullable Relation relation,
            @Nullable Integer representative,
            Named person,
            Instant since,
            boolean away,
            @Nullable Side onlyTo) {}

    /**
     * @param person who is rung now
     * @param until when the next is rung
     * @param opened the link that was sent was opened
     * @param tried those before; at the desk alone
     */
    record RingingShown(
            UUID invitation,
            Kind kind,
            Named office,
            @Nullable Named unit,
            @Nullable Relation relation,
            @Nullable Integer representative,
            @Nullable Named person,
            @Nullable Instant until,
            boolean opened,
            List<TriedShown> tried) {}

    /** @param until when the last one was given up */
    record ClosedShown(
            UUID invitation,
            Kind kind,
            Named office,
            @Nullable Named unit,
            @Nullable Relation relation,
            Outcome outcome,
            Instant at,
            Instant until,
            List<TriedShown> tried) {}

    record TriedShown(Named person, Answer outcome, String note) {}

    /**
     * Whom a unit sends.
     *
     * @param accused the case accuses the unit's office: it cannot be called
     * @param contacts in their own order
     */
    record UnitShown(boolean accused, List<ContactShown> contacts) {}

    /**
     * @param telephone with the middle left out
     * @param from with {@code until}: Beijing time when this one is called; null: at any time
     * @param now whether that is now
     */
    record ContactShown(
            String name,
            String telephone,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            boolean now) {}

    record CandidateShown(UUID id, String name, Role role, boolean rostered, boolean reachable, boolean busy) {}

    /**
     * What somebody who is rung, or sits there, is told of the talk.
     *
     * @param unit for which one is called by telephone; null for who has an account
     * @param relation to the petitioner, of whom one is called by telephone as a representative
     * @param person who is called, as the record names them
     * @param until when somebody else is rung; null for who sits there
     * @param room null while it rings
     * @param conference null while it rings
     */
    record OwnInvitation(
            UUID invitation,
            Kind kind,
            boolean joined,
            @Nullable Named unit,
            @Nullable Relation relation,
            Named person,
            Named invitedBy,
            @Nullable Instant until,
            TalkShown talk,
            @Nullable UUID room,
            @Nullable String seat,
            @Nullable ConferenceView conference) {

        boolean byTelephone() {
            return unit != null || relation != null;
        }
    }

    record TalkShown(
            UUID reception,
            String stage,
            @JsonProperty("case") CaseShown caseShown,
            String petitioner,
            Named terminal,
            Named office,
            @Nullable Named desk,
            @Nullable Named official,
            @Nullable Instant talkSince) {}

    /** A seat of the recording, and whose it is. */
    record SeatShown(
            String seat,
            Kind kind,
            Named office,
            @Nullable Named unit,
            @Nullable Relation relation,
            Named person,
            Instant from,
            @Nullable Instant until) {}
}
