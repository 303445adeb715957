package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.SeatId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Receptions as other modules may look at them; what a person may see is theirs to decide. */
@Component
public class LiveReceptions {

    /**
     * A reception that is going on, and the room where it is held.
     *
     * @param lines of those seats that said how theirs is
     */
    public record Live(Views.ReceptionShown shown, @Nullable RoomId room, List<Views.LineShown> lines) {}

    /**
     * @param until narrows to receptions checked in before; null for the newest
     * @param caseId narrows to the receptions of one case
     */
    public record PastQuery(
            @Nullable Instant until,
            int limit,
            List<OfficeId> lines,
            PersonId official,
            @Nullable CaseId caseId) {}

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Portraits portraits;
    private final Posts posts;
    private final Outlooks outlooks;
    private final Halls halls;
    private final Representatives representatives;
    private final LineNotes notes;

    LiveReceptions(
            JdbcClient jdbc,
            Standings standings,
            Portraits portraits,
            Posts posts,
            Outlooks outlooks,
            Halls halls,
            Representatives representatives,
            LineNotes notes) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.portraits = portraits;
        this.posts = posts;
        this.outlooks = outlooks;
        this.halls = halls;
        this.representatives = representatives;
        this.notes = notes;
    }

    /** The seat of one of the two sides, or of what it shows. @param name of the seat, {@code terminal} or {@code desk} of the sides */
    public static SeatId seatOf(RoomId room, String name) {
        return MediaSeating.seatOf(room, name);
    }

    public Optional<Views.ReceptionShown> find(ReceptionId id) {
        return standings.find(id).map(portraits::of);
    }

    public Optional<Live> live(ReceptionId id) {
        return standings.find(id).map(found -> live(found, List.of()));
    }

    /** Those that are going on in the lines of these offices. */
    public List<Live> liveIn(List<OfficeId> offices) {
        var found = standings.live(offices);
        var lines = notes.lastOf(found.stream().map(LiveReceptions::id).toList());
        return found.stream()
                .map(one -> live(one, lines.getOrDefault(id(one), List.of())))
                .toList();
    }

    /** The one that is going on or waiting for this case. */
    public Optional<ReceptionId> openOf(CaseId id) {
        return standings.openOf(id).map(found -> found.reception().visit().id());
    }

    private static ReceptionId id(Standings.Standing standing) {
        return standing.reception().visit().id();
    }

    private Live live(Standings.Standing standing, List<Views.LineShown> lines) {
        return new Live(portraits.of(standing), standing.room(), lines);
    }

    /** Those that are over, newest first: held by this official, or in one of these lines. */
    public List<Views.ReceptionShown> past(PastQuery query) {
        return standings.past(query).stream().map(portraits::of).toList();
    }

    /** Those of a case that came to a talk, also one that goes on, as its petitioner is shown them; the newest first. */
    public List<Views.ReceptionShown> talksOf(CaseId id) {
        return standings.talksOf(id).stream().map(portraits::toPetitioner).toList();
    }

    public Optional<TerminalId> terminalOf(ReceptionId id) {
        return standings.find(id).map(found -> found.reception().visit().terminal());
    }

    public Optional<DeskId> deskOf(ReceptionId id) {
        return standings
                .find(id)
                .map(found -> found.reception().stage().seatingOrNull())
                .map(Stage.Seating::desk);
    }

    /** Whether the line of this seat is lost in a talk that waits for it. */
    public boolean hasLost(ReceptionId id, String seat) {
        return standings
                .find(id)
                .filter(found -> found.reception().stage() instanceof Stage.Interrupted talk
                        && talk.lost().contains(seat))
                .isPresent();
    }

    /** The one that this desk holds or calls. */
    public Optional<Views.ReceptionShown> currentAt(DeskId desk) {
        return standings.currentAt(desk).map(portraits::of);
    }

    /** The one that this terminal shows. */
    public Optional<Views.ReceptionShown> shownAt(TerminalId terminal) {
        return standings.shownAt(terminal).map(portraits::of);
    }

    /** @param relation to the petitioner; null for the petitioner */
    public record Present(String name, TerminalCounter.@Nullable Relation relation) {}

    /** Those who came in: the petitioner first, then those who are with them or stand for them. */
    public List<Present> present(ReceptionId id) {
        var petitioner = jdbc.sql("""
                        select c.petitioner from reception r join petition_case c on c.id = r.case_id
                        where r.id = ? and r.petitioner_present""")
                .param(id.value())
                .query((row, _) -> new Present(row.getString(1), null))
                .list();
        var others = representatives.of(id).stream()
                .filter(TerminalCounter.Representative::present)
                .map(one -> new Present(one.name(), one.relation()));
        return Stream.concat(petitioner.stream(), others).toList();
    }

    /** Who received after whom. */
    public List<Views.HandOverShown> handOvers(ReceptionId id) {
        return standings.find(id).map(portraits::handOvers).orElse(List.of());
    }

    /** Those who stand for the petitioner or came with them, also those who are elsewhere, as the check-in names them. */
    public List<TerminalCounter.Representative> representatives(ReceptionId id) {
        return representatives.of(id);
    }

    /** Which client mans a post now, for lists of posts. */
    public Optional<Views.MannedBy> mannedBy(UUID post) {
        return posts.find(post)
                .flatMap(found -> Optional.ofNullable(found.manned()))
                .map(portraits::mannedBy);
    }

    /** How many are called before each who waits in this line, by how it stands now. */
    public Map<ReceptionId, Integer> aheadIn(OfficeId line) {
        var ahead = new HashMap<ReceptionId, Integer>();
        outlooks.ahead(line).forEach((reception, place) -> ahead.put(reception, place.count()));
        return ahead;
    }

    /** How many desks are manned and how many wait, for those who choose an office. */
    public Crowd crowdAt(OfficeId office) {
        return jdbc.sql("""
                        select (select count(*) from reception_post where office = :office and kind = 'DESK' and client is not null) desks,
                               (select count(*) from reception where line = :office and stage = 'QUEUED') waiting""")
                .param("office", office.value())
                .query((row, _) -> new Crowd(row.getInt(1), row.getInt(2)))
                .single();
    }

    /** The desks of this office that call now. */
    public List<CallingDesk> callingDesks(OfficeId office) {
        return posts.mannedDesks(office).stream()
                .filter(desk -> desk.pause() == null && desk.manned() != null)
                .map(portraits::calling)
                .toList();
    }

    public record CallingDesk(UUID id, String name, Views.Named official) {}

    public record Crowd(int desks, int waiting) {}

    /**
     * What everybody in the hall of an office may know of those who wait at its terminals: numbers, and nothing of who or why.
     *
     * @param calls those that ring now, the newest first
     * @param past those that were called last
     */
    public record Hall(List<Call> calls, List<PastCall> past, List<HallLine> lines) {}

    /** @param recalls how often it was rung again */
    public record Call(UUID id, int ticket, Views.Named terminal, Views.Named office, Instant since, int recalls) {}

    public record PastCall(int ticket, Views.Named terminal, Views.Named office, Instant calledAt) {}

    /**
     * The line of an office that receives, with those who wait for it here.
     *
     * @param desks that call from it now
     */
    public record HallLine(Views.Named office, int desks, List<Views.PausedDesk> pauses, List<InHall> waiting) {}

    /**
     * @param ahead null for who was passed over
     * @param minutes null when too little is known, and while away
     */
    public record InHall(
            int ticket,
            Views.Named terminal,
            @Nullable Integer ahead,
            Views.@Nullable Minutes minutes,
            boolean away,
            @Nullable Instant bookedFrom) {}

    public Hall hallOf(OfficeId office) {
        return halls.of(office);
    }

    /** What grows, or is another, whenever a hall may look different; one question for any number of halls. */
    public Map<OfficeId, Long> hallRevisions(Collection<OfficeId> offices) {
        return halls.revisions(offices);
    }
}
