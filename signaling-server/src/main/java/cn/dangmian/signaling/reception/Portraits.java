package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseBrief;
import cn.dangmian.signaling.casework.Cases;
import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.Stage.Seating;
import cn.dangmian.signaling.reception.Standings.Standing;
import cn.dangmian.signaling.reception.Views.CaseShown;
import cn.dangmian.signaling.reception.Views.CommitmentShown;
import cn.dangmian.signaling.reception.Views.MannedBy;
import cn.dangmian.signaling.reception.Views.Matter;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.reception.Views.PauseShown;
import cn.dangmian.signaling.reception.Views.PausedDesk;
import cn.dangmian.signaling.reception.Views.PetitionerShown;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import cn.dangmian.signaling.reception.Views.Wait;
import cn.dangmian.signaling.reception.Views.Waiting;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.reception.events.RecorderReport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds the names to where a reception stands. */
@Component
class Portraits {

    /** How long it is told that nobody took a talk over. */
    private static final Duration NEWS = Duration.ofSeconds(90);

    private final Cases cases;
    private final Places places;
    private final Offices offices;
    private final People people;
    private final Outlooks outlooks;
    private final Choices choices;
    private final Commitments commitments;
    private final HandOvers handOvers;

    Portraits(
            Cases cases,
            Places places,
            Offices offices,
            People people,
            Outlooks outlooks,
            Choices choices,
            Commitments commitments,
            HandOvers handOvers) {
        this.cases = cases;
        this.places = places;
        this.offices = offices;
        this.people = people;
        this.outlooks = outlooks;
        this.choices = choices;
        this.commitments = commitments;
        this.handOvers = handOvers;
    }

    /** Asks for what all of them need at once, before each is drawn. */
    void lookUp(List<Standing> standings) {
        var visits =
                standings.stream().map(standing -> standing.reception().visit()).toList();
        cases.lookUp(visits.stream().map(Visit::caseId).toList());
        places.lookUp(visits.stream().map(Visit::terminal).toList());
    }

    /** The same for who mans these posts. */
    void lookUpManning(List<Post> posts) {
        people.lookUp(posts.stream()
                .map(Post::manned)
                .filter(Objects::nonNull)
                .map(Post.Manning::person)
                .distinct()
                .toList());
    }

    ReceptionShown of(Standing standing) {
        return of(standing, waitOf(standing, outlooks::of), commitments::of);
    }

    ReceptionShown toPetitioner(Standing standing) {
        return toPetitioner(standing, outlooks::of);
    }

    /** @param lines how each line looks, for who waits there */
    ReceptionShown toPetitioner(Standing standing, Function<OfficeId, Outlook> lines) {
        return of(standing, waitOf(standing, lines), commitments::shownToPetitioner);
    }

    private ReceptionShown of(
            Standing standing, @Nullable Wait waiting, Function<ReceptionId, List<CommitmentShown>> promised) {
        var reception = standing.reception();
        var made = reception.stage().talkFromOrNull() == null
                ? List.<CommitmentShown>of()
                : promised.apply(reception.visit().id());
        var brief = cases.get(reception.visit().caseId());
        return of(standing, reception.visit(), reception.stage(), brief, new Seen(waiting, made));
    }

    /** What depends on who looks. */
    private record Seen(@Nullable Wait waiting, List<CommitmentShown> promised) {}

    private ReceptionShown of(Standing standing, Visit visit, Stage stage, CaseBrief brief, Seen seen) {
        return new ReceptionShown(
                visit.id().value(),
                stage.name().name(),
                visit.ticket(),
                new CaseShown(brief.id().value(), brief.number(), brief.title()),
                new PetitionerShown(brief.petitioner()),
                new Matter(brief.title(), brief.text()),
                visit.headCount(),
                attending(standing),
                terminal(visit.terminal()),
                office(visit.line()),
                deskOf(stage.seatingOrNull()),
                officialOf(stage.seatingOrNull()),
                visit.priority(),
                seen.waiting(),
                stage instanceof Stage.Called called ? called.recalls() : 0,
                standing.confirmedAt(),
                stage.deadlineOrNull(),
                stage.missedCalls(),
                roomOf(standing),
                stage.hasOpenGate(),
                stage.talkFromOrNull(),
                stage.talkUntilOrNull(),
                visit.checkedInAt(),
                recorder(standing.reception().recorder().state()),
                troubleOf(standing.reception()),
                stage.dispositionsOrNone(),
                seen.promised());
    }

    List<Views.HandOverShown> handOvers(Standing standing) {
        var reception = standing.reception();
        return reception.stage().talkFromOrNull() == null
                ? List.of()
                : handOvers.shown(reception.visit().id());
    }

    /** What this desk offers to another, of the reception that is there. */
    Views.@Nullable OfferShown offer(@Nullable Standing current, DeskId desk) {
        return current == null
                ? null
                : handOvers.shown(current.reception().visit().id(), desk, NEWS);
    }

    Views.@Nullable OfferedShown offered(@Nullable Standing offered, DeskId desk) {
        var offer = offered == null ? null : handOvers.shownAt(desk);
        if (offered == null || offer == null) {
            return null;
        }
        var brief = cases.get(offered.reception().visit().caseId());
        return new Views.OfferedShown(
                offer,
                new CaseShown(brief.id().value(), brief.number(), brief.title()),
                new PetitionerShown(brief.petitioner()));
    }

    private Views.AttendingShown attending(Standing standing) {
        var told = standing.attending();
        var language = told.language();
        return new Views.AttendingShown(
                language == null ? List.of() : choices.language(language),
                told.languageNote(),
                choices.needs(told.needs()),
                told.needsNote(),
                standing.reception().visit().headCount() >= Attendance.GROUP,
                told.representatives(),
                told.photo());
    }

    private @Nullable Wait waitOf(Standing standing, Function<OfficeId, Outlook> lines) {
        if (!(standing.reception().stage() instanceof Stage.Queued queued)) {
            return null;
        }
        var visit = standing.reception().visit();
        var outlook = lines.apply(visit.line());
        return new Wait(
                outlook.aheadOf(visit.id()),
                outlook.waitOf(standing.reception()),
                outlook.pace().desks(),
                pauses(outlook),
                wanted(standing),
                queued.awaySince(),
                standing.bookedFrom());
    }

    List<PausedDesk> pauses(Outlook outlook) {
        return outlook.pauses().entrySet().stream()
                .map(paused -> new PausedDesk(
                        desk(paused.getKey()),
                        paused.getValue().reason().name(),
                        paused.getValue().until()))
                .toList();
    }

    private @Nullable Named wanted(Standing standing) {
        return standing.wanted() == null ? null : desk(standing.wanted());
    }

    private Named desk(DeskId id) {
        return new Named(id.value(), places.desk(id).name());
    }

    static @Nullable PauseShown pause(@Nullable Pause pause) {
        return pause == null ? null : new PauseShown(pause.reason().name(), pause.since(), pause.until());
    }

    Waiting waiting(Standing standing, Outlook outlook) {
        var visit = standing.reception().visit();
        var brief = cases.get(visit.caseId());
        var terminal = places.terminal(visit.terminal());
        return new Waiting(
                visit.id().value(),
                visit.ticket(),
                standing.reception().stage().name().name(),
                new PetitionerShown(brief.petitioner()),
                new Named(terminal.id().value(), terminal.name()),
                office(terminal.office()),
                new CaseShown(brief.id().value(), brief.number(), brief.title()),
                visit.checkedInAt(),
                standing.confirmedAt(),
                visit.headCount(),
                attending(standing),
                outlook.placeOf(standing.reception()),
                outlook.waitOf(standing.reception()),
                standing.stale(),
                visit.priority(),
                wanted(standing),
                standing.reception().stage().awaySinceOrNull(),
                standing.bookedFrom(),
                troubleOf(standing.reception()));
    }

    LiveReceptions.CallingDesk calling(Post desk) {
        return new LiveReceptions.CallingDesk(
                desk.id(),
                places.desk(new DeskId(desk.id())).name(),
                person(Objects.requireNonNull(desk.manned()).person()));
    }

    MannedBy mannedBy(Post.Manning manned) {
        return new MannedBy(person(manned.person()), manned.client().value(), manned.since(), manned.tenure());
    }

    Named person(PersonId id) {
        return new Named(id.value(), people.get(id).name());
    }

    private @Nullable Named officialOf(@Nullable Seating seating) {
        return seating == null ? null : person(seating.official());
    }

    private @Nullable Named deskOf(@Nullable Seating seating) {
        return seating == null ? null : desk(seating.desk());
    }

    private Named terminal(TerminalId id) {
        var terminal = places.terminal(id);
        return new Named(id.value(), offices.get(terminal.office()).name() + " " + terminal.name());
    }

    private static @Nullable UUID roomOf(Standing standing) {
        return standing.room() == null ? null : standing.room().value();
    }

    private static @Nullable String troubleOf(Reception reception) {
        var trouble = reception.recorder().trouble();
        return trouble.isEmpty() ? null : trouble;
    }

    Named office(OfficeId id) {
        return new Named(id.value(), offices.get(id).name());
    }

    private static String recorder(RecorderReport.@Nullable State state) {
        return state == null || state == RecorderReport.State.KEPT ? "OFF" : state.name();
    }
}
