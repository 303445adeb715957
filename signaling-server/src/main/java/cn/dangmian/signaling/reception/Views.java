package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.media.events.SeatQuality;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.Priority;
import cn.dangmian.signaling.reception.events.ReceptionId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a terminal and a desk see: whole pictures with a revision. */
public interface Views {

    record Named(UUID id, String name) {}

    /** @param tenure how often the post had been taken then; commands name it */
    record MannedBy(Named person, UUID client, Instant since, long tenure) {}

    record CaseShown(UUID id, String number, String title) {}

    record Matter(String title, String text) {}

    record PetitionerShown(String name) {}

    record Choice(String code, String zh, String en) {}

    /**
     * Who is there and what they need, as far as everybody at the post may see it without being asked who they are.
     *
     * @param language empty when none was named, as a list of one otherwise
     * @param group five people or more
     * @param photo id of the photograph; null when there is none
     */
    record AttendingShown(
            List<Choice> language,
            String languageNote,
            List<Choice> needs,
            String needsNote,
            boolean group,
            int representatives,
            @Nullable UUID photo) {}

    /** Whole minutes, from at best to at worst. */
    record Minutes(int from, int to) {}

    /**
     * What somebody who waits is told.
     *
     * @param ahead people before this one
     * @param minutes how long it takes; null while away, and when too little is known to say it honestly
     * @param desks that call from this line now
     * @param pauses of those that do not
     * @param wanted the desk that this one was passed on to; null when any may call
     * @param awaySince when the petitioner stepped away; null while there
     * @param bookedFrom when the time begins that is booked for this one; from then on it is called first
     */
    record Wait(
            int ahead,
            @Nullable Minutes minutes,
            int desks,
            List<PausedDesk> pauses,
            @Nullable Named wanted,
            @Nullable Instant awaySince,
            @Nullable Instant bookedFrom) {}

    record PausedDesk(Named desk, String reason, Instant until) {}

    /** How the line of a seat was when it last said anything new. */
    record LineShown(String seat, SeatQuality.Grade up, SeatQuality.Grade down, SeatQuality.Picture picture) {}

    record PauseShown(String reason, Instant since, Instant until) {}

    /**
     * @param waiting only while it does
     * @param recalls how often the terminal was rung again; only while it rings
     */
    record ReceptionShown(
            UUID id,
            String stage,
            int ticket,
            @JsonProperty("case") CaseShown caseShown,
            PetitionerShown petitioner,
            Matter matter,
            int headCount,
            AttendingShown attending,
            Named terminal,
            Named office,
            @Nullable Named desk,
            @Nullable Named official,
            @Nullable Priority priority,
            @Nullable Wait waiting,
            int recalls,
            Instant confirmedAt,
            @Nullable Instant deadline,
            int missedCalls,
            @Nullable UUID room,
            boolean gateOpen,
            @Nullable Instant talkSince,
            @Nullable Instant talkUntil,
            Instant checkedInAt,
            String recorder,
            @Nullable String trouble,
            List<Disposition> dispositions,
            List<CommitmentShown> commitments) {}

    /**
     * Another official went on.
     *
     * @param office of the desk where it went on
     */
    record HandOverShown(Named from, Named official, Named office, Instant at) {}

    /**
     * A talk is offered to another official.
     *
     * @param official at the other side of the offer, with their desk and its office
     * @param outcome null while it waits for an answer
     * @param note why it was declined
     */
    record OfferShown(
            UUID id,
            Named official,
            Named desk,
            Named office,
            Instant until,
            @Nullable String outcome,
            String note) {}

    /** What an official is offered to go on with. */
    record OfferedShown(
            OfferShown offer, @JsonProperty("case") CaseShown caseShown, PetitionerShown petitioner) {}

    /** @param handOvers who received after whom, of {@code reception} */
    record TerminalView(
            long revision,
            Instant at,
            Named terminal,
            Named office,
            @Nullable MannedBy manned,
            @Nullable ReceptionShown reception,
            List<HandOverShown> handOvers) {}

    /**
     * @param petitioner null, as the case and what is known of the visit, when the official at this desk must not have to do with it
     * @param stale not confirmed within the lease: not called, but the number is kept
     */
    record Waiting(
            UUID id,
            int ticket,
            String stage,
            @Nullable PetitionerShown petitioner,
            Named terminal,
            Named office,
            @JsonProperty("case") @Nullable CaseShown caseShown,
            Instant checkedInAt,
            Instant confirmedAt,
            int headCount,
            @Nullable AttendingShown attending,
            @Nullable Integer ahead,
            @Nullable Minutes minutes,
            boolean stale,
            @Nullable Priority priority,
            @Nullable Named wanted,
            @Nullable Instant awaySince,
            @Nullable Instant bookedFrom,
            @Nullable String trouble) {

        Waiting withheld() {
            return new Waiting(
                    id,
                    ticket,
                    stage,
                    null,
                    terminal,
                    office,
                    null,
                    checkedInAt,
                    confirmedAt,
                    headCount,
                    null,
                    ahead,
                    minutes,
                    stale,
                    priority,
                    wanted,
                    awaySince,
                    bookedFrom,
                    trouble);
        }
    }

    /**
     * What the official promised.
     *
     * @param responsible who sees to it; null, as the day, until it is said
     * @param isUnit whether that is a responsible unit; else an office
     * @param at when it was promised
     */
    record CommitmentShown(
            UUID id,
            String words,
            @Nullable Named responsible,
            boolean isUnit,
            @Nullable LocalDate due,
            Instant at) {}

    record Held(UUID reception, UUID room) {}

    /**
     * @param offer of {@code current} to somebody else, also for a while after it came to nothing
     * @param offered by somebody else to this desk
     */
    record DeskView(
            long revision,
            Instant at,
            Named desk,
            Named office,
            @Nullable MannedBy manned,
            @Nullable PauseShown pause,
            String media,
            List<Waiting> line,
            @Nullable ReceptionShown current,
            @Nullable Held held,
            @Nullable OfferShown offer,
            @Nullable OfferedShown offered) {}

    TerminalView of(TerminalId terminal);

    DeskView of(DeskId desk);

    /** Both sides of a reception in one moment, each as soon as it is drawn, the petitioner's first; nothing of one that is not there. */
    void ofSides(
            ReceptionId reception, BiConsumer<TerminalId, TerminalView> terminals, BiConsumer<DeskId, DeskView> desks);

    /** Every view that a change in this line may have changed, in the same manner. */
    void ofLine(OfficeId line, BiConsumer<TerminalId, TerminalView> terminals, BiConsumer<DeskId, DeskView> desks);

    long revisionOf(TerminalId terminal);

    long revisionOf(DeskId desk);
}
