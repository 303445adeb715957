package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.CaseReading;
import cn.dangmian.signaling.conference.ConferenceViews.ClosedShown;
import cn.dangmian.signaling.conference.ConferenceViews.ConferenceView;
import cn.dangmian.signaling.conference.ConferenceViews.GuestShown;
import cn.dangmian.signaling.conference.ConferenceViews.OwnInvitation;
import cn.dangmian.signaling.conference.ConferenceViews.PictureShown;
import cn.dangmian.signaling.conference.ConferenceViews.RingingShown;
import cn.dangmian.signaling.conference.ConferenceViews.SeatShown;
import cn.dangmian.signaling.conference.ConferenceViews.TalkShown;
import cn.dangmian.signaling.conference.ConferenceViews.TriedShown;
import cn.dangmian.signaling.conference.Invitation.Guest;
import cn.dangmian.signaling.conference.Invitation.Kind;
import cn.dangmian.signaling.conference.Invitation.Ring;
import cn.dangmian.signaling.conference.Invitation.Side;
import cn.dangmian.signaling.conference.Invitation.Stage;
import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.UnitDirectory;
import cn.dangmian.signaling.reception.TerminalCounter.Relation;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** How a conference stands, for pages. Who may look is asked before. */
@Component
class ConferenceReading {

    private static final Duration HEARD = Duration.ofSeconds(15);

    private final Conferences conferences;
    private final InvitationRows rows;
    private final ShowingRows showings;
    private final Talks talks;
    private final CaseReading cases;
    private final People people;
    private final Offices offices;
    private final UnitDirectory units;
    private final Clock clock;

    ConferenceReading(
            Conferences conferences,
            InvitationRows rows,
            ShowingRows showings,
            Talks talks,
            CaseReading cases,
            People people,
            Offices offices,
            UnitDirectory units,
            Clock clock) {
        this.conferences = conferences;
        this.rows = rows;
        this.showings = showings;
        this.talks = talks;
        this.cases = cases;
        this.people = people;
        this.offices = offices;
        this.units = units;
        this.clock = clock;
    }

    static ConferenceView none() {
        return new ConferenceView(0, null, Conferences.Caucus.NONE, null, List.of(), List.of(), List.of(), List.of());
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ConferenceView of(ReceptionId reception, Sight sight) {
        var whole = sight == Sight.DESK;
        var conference = conferences.of(reception);
        var all = rows.of(reception);
        var closed = all.stream()
                .filter(one -> whole && one.stage() == Stage.CLOSED && one.guest() == null)
                .sorted(Comparator.comparing(Invitation::invitedAt).reversed())
                .map(this::closed)
                .toList();
        return new ConferenceView(
                conference.revision(),
                reception.value(),
                conference.caucus(),
                conference.caucusSince(),
                all.stream()
                        .filter(one -> one.stage() == Stage.JOINED)
                        .map(this::guest)
                        .toList(),
                showings.of(reception).stream()
                        .filter(one -> isSeen(one, sight, conference.caucus()))
                        .map(this::picture)
                        .toList(),
                all.stream()
                        .filter(one -> one.stage() == Stage.RINGING)
                        .map(one -> ringing(one, whole))
                        .toList(),
                closed);
    }

    private static boolean isSeen(Showing one, Sight sight, Conferences.Caucus caucus) {
        return sight != Sight.PETITIONER
                || caucus == Conferences.Caucus.NONE
                || one.of().side() == Side.TERMINAL;
    }

    private PictureShown picture(Showing one) {
        return new PictureShown(one.of().side(), one.of().seat(), person(one.person()), one.since());
    }

    private GuestShown guest(Invitation one) {
        var guest = Objects.requireNonNull(one.guest());
        return new GuestShown(
                one.id().value(),
                guest.seat(),
                one.kind(),
                office(one.office()),
                unit(one),
                relation(one),
                one.representative(),
                person(guest),
                guest.joinedAt(),
                guest.seenAt().plus(HEARD).isBefore(clock.instant()),
                guest.onlyTo());
    }

    private RingingShown ringing(Invitation one, boolean whole) {
        var rings = rows.rings(one.id());
        var now = rings.stream().filter(Ring::isRinging).findFirst();
        return new RingingShown(
                one.id().value(),
                one.kind(),
                office(one.office()),
                unit(one),
                relation(one),
                one.representative(),
                now.map(ring -> person(ring.person())).orElse(null),
                now.map(Ring::until).orElse(null),
                now.filter(Ring::opened).isPresent(),
                whole ? tried(rings) : List.of());
    }

    private ClosedShown closed(Invitation one) {
        return new ClosedShown(
                one.id().value(),
                one.kind(),
                office(one.office()),
                unit(one),
                relation(one),
                Objects.requireNonNull(one.outcome()),
                one.invitedAt(),
                Objects.requireNonNull(one.closedAt()),
                tried(rows.rings(one.id())));
    }

    private List<TriedShown> tried(List<Ring> rings) {
        return rings.stream()
                .flatMap(ring -> Optional.ofNullable(ring.outcome())
                        .map(outcome -> new TriedShown(person(ring.person()), outcome, ring.note()))
                        .stream())
                .toList();
    }

    /** Where the person is rung, or sits. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<OwnInvitation> about(PersonId person) {
        return rows.about(person).stream().map(one -> own(one, person)).toList();
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public OwnInvitation own(InvitationId id, PersonId person) {
        return rows.about(person).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(one -> own(one, person))
                .orElseThrow(() -> Invitations.unknown(id));
    }

    private OwnInvitation own(Invitation one, PersonId person) {
        var joined = one.stage() == Stage.JOINED;
        var until = rows.rings(one.id()).stream()
                .filter(ring -> !joined && ring.isRinging() && ring.person().equals(person))
                .flatMap(ring -> Optional.ofNullable(ring.until()).stream())
                .findFirst();
        var shown = talks.shown(one.reception());
        return new OwnInvitation(
                one.id().value(),
                one.kind(),
                joined,
                unit(one),
                relation(one),
                joined && one.guest() != null ? person(one.guest()) : person(person),
                person(one.invitedBy()),
                until.orElse(null),
                talk(shown),
                joined ? shown.room() : null,
                joined && one.guest() != null ? one.guest().seat() : null,
                joined ? of(one.reception(), sight(one)) : null);
    }

    private static Sight sight(Invitation one) {
        return one.kind() == Kind.REPRESENTATIVE ? Sight.PETITIONER : Sight.GUEST;
    }

    private static TalkShown talk(ReceptionShown shown) {
        return new TalkShown(
                shown.id(),
                shown.stage(),
                shown.caseShown(),
                shown.petitioner().name(),
                shown.terminal(),
                shown.office(),
                shown.desk(),
                shown.official(),
                shown.talkSince());
    }

    /** Whose seats the recording has besides the two sides', for whoever may see the case. */
    @Transactional(readOnly = true)
    public List<SeatShown> seats(ReceptionId reception, PersonId reader) {
        var unknown = Refused.unknown("conference.unknown-reception", "no such reception: " + reception);
        cases.read(new CaseId(talks.shown(reception).caseShown().id()), reader, unknown);
        return rows.of(reception).stream()
                .flatMap(one -> Optional.ofNullable(one.guest()).map(guest -> seat(one, guest)).stream())
                .toList();
    }

    private SeatShown seat(Invitation one, Guest guest) {
        return new SeatShown(
                guest.seat(),
                one.kind(),
                office(one.office()),
                unit(one),
                relation(one),
                person(guest),
                guest.joinedAt(),
                guest.leftAt());
    }

    private Named person(PersonId id) {
        return new Named(id.value(), people.get(id).name());
    }

    /** Who came: for a unit it may be another than whom the unit named. */
    private Named person(Guest guest) {
        var known = person(guest.person());
        return guest.name() == null ? known : new Named(known.id(), guest.name());
    }

    private @Nullable Named unit(Invitation one) {
        var unit = one.unit();
        return unit == null ? null : new Named(unit.value(), units.nameOf(unit));
    }

    private @Nullable Relation relation(Invitation one) {
        var place = one.representative();
        return place == null
                ? null
                : talks.representatives(one.reception()).get(place - 1).relation();
    }

    private Named office(OfficeId id) {
        return new Named(id.value(), offices.get(id).name());
    }

    /** The desk and the terminal of the talk. */
    @Nullable
    UUID deskOf(ReceptionId reception) {
        var desk = talks.shown(reception).desk();
        return desk == null ? null : desk.id();
    }

    UUID terminalOf(ReceptionId reception) {
        return talks.shown(reception).terminal().id();
    }

    List<PersonId> guestsOf(ReceptionId reception) {
        return rows.of(reception).stream()
                .filter(one -> one.stage() == Stage.JOINED)
                .flatMap(one -> Optional.ofNullable(one.guest()).map(Guest::person).stream())
                .toList();
    }
}
