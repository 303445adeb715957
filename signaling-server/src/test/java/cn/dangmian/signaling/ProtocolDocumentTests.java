package cn.dangmian.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** PROTOCOL.md against the code: what one has and the other has not is a defect of one of them. */
class ProtocolDocumentTests {

    /** Methods that pass on a code that another place chose: an answer of another node, a refusal on its way to the browser. */
    private static final Set<String> RELAYS =
            Set.of("cn/dangmian/signaling/media/RoomCalls.ask", "cn/dangmian/signaling/wire/HttpRefusals.on");

    private final ProtocolDocument document = new ProtocolDocument();

    @Test
    void listsEveryRequest() {
        assertThat(document.requests().keySet()).containsExactlyElementsOf(new TreeSet<>(Handlers.http()));
    }

    @Test
    void listsEveryMessageThatAClientMaySend() {
        assertThat(document.sends().keySet()).containsExactlyElementsOf(Handlers.sends());
    }

    @Test
    void listsEverySnapshot() {
        assertThat(document.snapshots()).containsExactlyInAnyOrderElementsOf(Handlers.snapshots());
    }

    @Test
    void listsEveryTopic() {
        assertThat(document.topics().stream().map(topic -> topic.replaceAll("\\{\\w+}", "{}")))
                .containsExactlyInAnyOrderElementsOf(Handlers.topics());
    }

    @Test
    void listsEveryQueueOfAClient() {
        assertThat(document.queues())
                .isNotEmpty()
                .containsExactlyElementsOf(SpokenStrings.all()
                        .map(SpokenStrings.Spoken::text)
                        .filter(text -> text.startsWith("/user/queue/"))
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Test
    void mentionsNoAddressThatItDoesNotList() {
        var listed = Stream.of(
                        document.requests().keySet(),
                        document.sends().keySet(),
                        document.snapshots(),
                        document.topics())
                .flatMap(addresses -> addresses.stream())
                .collect(Collectors.toSet());
        assertThat(listed).containsAll(document.addresses());
    }

    @Test
    void listsEveryRefusal() {
        assertThat(document.codes("### 9.1").keySet()).containsExactlyElementsOf(Codes.refusals());
    }

    @Test
    void listsEveryTrouble() {
        assertThat(document.codes("### 9.2").keySet()).containsExactlyElementsOf(Codes.troubles());
    }

    @Test
    void saysOfEveryCodeWhenItIsGiven() {
        assertThat(document.codes("### 9.1").values()).hasSizeGreaterThan(40).noneMatch(String::isBlank);
        assertThat(document.codes("### 9.2").values()).hasSizeGreaterThan(5).noneMatch(String::isBlank);
    }

    @Test
    void refusesNowhereWithoutACodeThatIsWrittenThere() {
        assertThat(SpokenStrings.refusals())
                .hasSizeGreaterThan(40)
                .filteredOn(refusing -> refusing.texts().stream().noneMatch(Codes::isCode))
                .filteredOn(refusing -> !refusing.className().endsWith("/Refused"))
                .allMatch(refusing -> RELAYS.contains(refusing.className() + "." + refusing.method()));
    }

    @Test
    void computesNoRefusalAndNoTroubleButTheReportedOnes() {
        assertThat(Codes.computedRefusals()).isEmpty();
        assertThat(Codes.computedTroubles()).containsExactly("recording.");
        assertThat(Codes.refusals()).containsAll(Codes.passedOn());
    }

    @ParameterizedTest
    @CsvSource({
        "TerminalView, reception.Views$TerminalView",
        "LiveReception, reception.Views$ReceptionShown",
        "DeskView, reception.Views$DeskView",
        "SupervisionView, supervision.LiveList$View",
        "PersonSheet, identity.PeopleViews$Sheet",
        "HallView, displays.Screens$View",
        "HelpCall, support.HelpCall",
        "ConferenceView, conference.ConferenceViews$ConferenceView",
        "Appointment, scheduling.AppointmentReading$Shown"
    })
    void showsEveryFieldOfAView(String name, String record) {
        assertThat(Shape.of(document.block(name))).isEqualTo(shape(record));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/me, identity.SignInController$Me",
        "GET /api/me/account, identity.AccountController$Account",
        "GET /api/terminals, reception.web.PostController$PostShown",
        "GET /api/terminals/{terminal}/receiving-offices, reception.web.PostController$Receiving",
        "GET /api/desks/{desk}/destinations, reception.web.PostController$Destination",
        "GET /api/offices/{office}/waiting, reception.WaitingController$Statistics",
        "GET /api/notice, reception.web.PostController$NoticeShown",
        "POST /api/cases, casework.web.CaseController$Case",
        "GET /api/offices/{office}, organization.OfficeSheet",
        "GET /api/offices/{office}/children, organization.OfficeController$Children",
        "GET /api/offices/{office}/history, organization.OfficeController$History",
        "GET /api/offices/{office}/units, organization.UnitController$Page",
        "GET /api/offices/{office}/units/{unit}, organization.UnitController$UnitShown",
        "POST /api/offices/{office}/imports, organization.Imports$Preview",
        "GET /api/offices/{office}/imports/{import}, organization.ImportController$Page",
        "POST /api/cases/earlier, casework.EarlierController$FoundCases",
        "GET /api/check-in-choices, reception.CheckInController$Offered",
        "POST /api/terminals/{terminal}/materials, reception.Materials$Kept",
        "GET /api/receptions/{reception}/check-in, reception.CheckInSheet$Sheet",
        "GET /api/receptions, archive.web.ReceptionController$Page",
        "GET /api/receptions/{reception}, archive.web.ReceptionController$ReceptionJson",
        "POST /api/recordings/{recording}/grants, archive.PlaybackGrants$Grant",
        "POST /api/recordings/{recording}/packs, archive.PlaybackGrants$Grant",
        "POST /api/recordings/{recording}/composites, archive.PlaybackGrants$Grant",
        "GET /api/calendar, calendar.web.CalendarController$Shown",
        "POST /api/calendars, calendar.web.CalendarController$Imported",
        "GET /api/matter-categories, scheduling.TierPilot$Category",
        "POST /api/tier-proposals, scheduling.web.TierController$Proposal",
        "GET /api/offices/{office}/roster, scheduling.web.RosterController$Roster",
        "GET /api/offices/{office}/interpreters, scheduling.web.RosterController$Kept",
        "GET /api/offices/{office}/appointments, scheduling.web.AppointmentController$Open",
        "GET /api/appointments/{appointment}, scheduling.web.AppointmentController$Sheet",
        "POST /api/appointments/{appointment}/slip, scheduling.BookingSlips$Slip",
        "GET /api/offices/{office}/calendar, scheduling.web.SlotController$Calendar",
        "GET /api/appointments/{appointment}/candidates, scheduling.web.SlotController$Candidates",
        "POST /api/appointments/{appointment}/clashes, scheduling.web.SlotController$Clashes",
        "GET /api/public/offices/{office}/reception-days, scheduling.web.PublicOfficesController$Days",
        "GET /api/public/offices, scheduling.web.PublicOfficesController$Branch",
        "GET /api/public/matter-categories, scheduling.TierPilot$Category",
        "GET /api/public/privacy-notice, scheduling.web.PublicController$Notice",
        "GET /api/cases/{case}/earlier, casework.web.BroughtCaseController$Earlier",
        "POST /api/cases/{case}/register, casework.web.BroughtCaseController$Registered",
        "POST /api/public/appointments, scheduling.web.PublicController$Asked",
        "POST /api/public/appointments/look, scheduling.web.PublicController$Own",
        "POST /api/public/ticket, reception.TicketController$Shown",
        "POST /api/public/inquiries, evaluation.InquiryController$CaseProgress",
        "GET /api/receptions/{reception}/rating, evaluation.RatingReading$ReceptionRating",
        "GET /api/offices/{office}/ratings, evaluation.RatingController$Statistics",
        "GET /api/invitations/{invitation}/minutes, minutes.RemoteMinutes$RemoteText",
        "POST /api/terminals/{terminal}/receptions/{reception}/inquiry-code-message, evaluation.InquiryController$CodeSent",
        "GET /api/commitments, commitments.CommitmentController$CommitmentPage",
        "POST /api/terminals/{terminal}/receptions/{reception}/tickets, reception.TicketController$Paper",
        "GET /api/displays, displays.DisplayController$HallShown",
        "GET /api/desks/{desk}/help-call, support.HelpCallController$HelpShown",
        "GET /api/desks/{desk}/on-call, conference.ConferenceViews$CandidateShown",
        "GET /api/desks/{desk}/unit-on-call, conference.ConferenceViews$UnitShown",
        "GET /api/invitations, conference.ConferenceViews$OwnInvitation",
        "GET /api/receptions/{reception}/guests, conference.ConferenceViews$SeatShown",
        "GET /api/receptions/{reception}/caucuses, conference.ConferenceViews$CaucusShown",
        "GET /api/offices/{office}/voices, displays.VoiceController$VoicesShown",
        "GET /api/terminals/{terminal}/voices, displays.Voices$Voice",
        "GET /api/people, identity.PeopleViews$Found",
        "GET /api/administered-offices, identity.PeopleViews$Named",
        "GET /api/supervised-people, identity.PeopleViews$PersonBrief",
        "POST /api/people, identity.PeopleDesk$Account",
        "POST /api/people/{person}/reset-password, identity.PeopleDesk$Account"
    })
    void showsEveryFieldOfAnAnswer(String request, String record) {
        var answer = document.requests().getOrDefault(request, nothing()).cell(1);
        assertThat(Shape.of(ProtocolDocument.shapes(answer).getFirst())).isEqualTo(shape(record));
    }

    private static String shape(String record) {
        var described = List.of(
                type("reception.Views$ReceptionShown"),
                type("archive.web.ReceptionController$ReceptionJson"),
                type("organization.OfficeSheet$Line"),
                type("organization.UnitReads$Line"),
                type("scheduling.AppointmentReading$Shown"),
                type("support.HelpCall"),
                type("conference.ConferenceViews$ConferenceView"));
        var wanted = type(record);
        return Shape.of(
                wanted, described.stream().filter(type -> type != wanted).toArray(Class<?>[]::new));
    }

    private static Class<?> type(String name) {
        return ProductClasses.all().stream()
                .filter(type -> type.getName().equals("cn.dangmian.signaling." + name))
                .findFirst()
                .orElseThrow();
    }

    static Stream<String> bodies() {
        return Handlers.bodies().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void showsEveryFieldThatAClientSends(String operation) {
        var request = operation.contains(" ");
        var row = (request ? document.requests() : document.sends()).getOrDefault(operation, nothing());
        var body = ProtocolDocument.shapes(row.cell(request ? 0 : 1)).getFirst();
        assertThat(Shape.of(body))
                .isEqualTo(Handlers.bodies().entrySet().stream()
                        .filter(entry -> entry.getKey().equals(operation))
                        .map(entry -> Shape.of(entry.getValue()))
                        .findFirst()
                        .orElseThrow());
    }

    private static ProtocolDocument.Row nothing() {
        return new ProtocolDocument.Row("", List.of(), List.of("`{}`", "`{}`"));
    }
}
