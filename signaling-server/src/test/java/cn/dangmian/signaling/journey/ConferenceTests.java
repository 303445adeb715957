package cn.dangmian.signaling.journey;

import static cn.dangmian.signaling.journey.ConferenceTalk.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** People are called into a talk: rung in an order, on the record whatever they answer, gone with the talk. */
class ConferenceTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final ConferenceTalk talk = new ConferenceTalk(SERVERS);
    private final UUID bureau = talk.town.newOffice();

    private ConferenceTalk.Callable callable(String role, String name) {
        return talk.callable(role, bureau, name);
    }

    private void inATalk(Runnable work) {
        Sitting.with(List.of(talk.scene.clerk.page(), talk.scene.official.page()), () -> {
            talk.begun();
            work.run();
        });
    }

    @AfterEach
    void close() {
        talk.close();
    }

    @Test
    void ringsOneAfterAnotherUntilSomebodyJoinsAndTellsTheDeskWhoDidNot() {
        inATalk(() -> {
            var first = callable("HANDLER", "An");
            var second = callable("HANDLER", "Bo");
            var third = callable("HEAD", "Cai");
            var away = talk.town.newPerson("HANDLER", bureau);
            assertThat(texts(onCall("UNIT"), "id"))
                    .isEqualTo(Stream.of(first.person(), second.person(), third.person(), away)
                            .map(one -> one.id().toString())
                            .toList());
            assertThat(talk.invite("UNIT", bureau).code()).isEmpty();
            ringsInOrder(first, second, third);
            List.of(first, second, third).forEach(ConferenceTalk.Callable::close);
        });
    }

    private void ringsInOrder(
            ConferenceTalk.Callable first, ConferenceTalk.Callable second, ConferenceTalk.Callable third) {
        var invitation = first.awaitRing();
        assertThat(second.invitations()).isEmpty();
        assertThat(first.ask(invitation, "refuse", Map.of("reason", "In court")).code())
                .isEmpty();
        assertThat(second.awaitRing()).isEqualTo(invitation);
        assertThat(first.ask(invitation, "join").code()).isEqualTo("conference.unknown-invitation");
        talk.patienceIsOver(invitation);
        assertThat(third.awaitRing()).isEqualTo(invitation);
        var joined = third.ask(invitation, "join");
        assertThat(joined.code()).isEmpty();
        assertThat(joined.result().path("seat").asString()).isEqualTo("guesta");
        assertThat(texts(talk.atTerminal().path("guests"), "person", "name")).containsExactly("Cai");
        assertThat(outcomes(invitation)).containsExactly("REFUSED In court", "UNANSWERED ", "JOINED ", "- ");
    }

    private JsonNode onCall(String kind) {
        return talk.scene
                .official
                .visitor()
                .get(SERVERS.second(), "/api/desks/" + talk.town.desk + "/on-call?kind=" + kind + "&office=" + bureau)
                .json();
    }

    private static List<String> outcomes(String invitation) {
        return SERVERS.jdbc()
                .sql(
                        "select coalesce(outcome, '-') || ' ' || note from invitation_ring where invitation = ?::uuid order by place")
                .param(invitation)
                .query(String.class)
                .list();
    }

    @Test
    void tellsTheDeskAloneWhyNobodyCame() {
        inATalk(() -> {
            try (var only = callable("INTERPRETER", "An")) {
                talk.invite("INTERPRETER", bureau);
                var invitation = only.awaitRing();
                assertThat(talk.atTerminal().path("ringing")).hasSize(1);
                only.ask(invitation, "refuse", Map.of("reason", "No Yi"));
                var closed = talk.atDesk().path("closed").path(0);
                assertThat(closed.path("outcome").asString()).isEqualTo("UNANSWERED");
                assertThat(closed.path("tried").path(0).path("note").asString()).isEqualTo("No Yi");
                assertThat(talk.atTerminal().path("closed")).isEmpty();
                assertThat(only.invitations()).isEmpty();
            }
        });
    }

    @Test
    void ringsNobodyWhoMustStayAwayAndNobodyWhenTheTalkIsNotThere() {
        assertThat(talk.invite("UNIT", bureau).code()).isNotEmpty();
        inATalk(() -> {
            assertThat(talk.invite("UNIT", bureau).code()).isEqualTo("conference.nobody-on-call");
            try (var accused = callable("HANDLER", "An")) {
                SERVERS.jdbc()
                        .sql("""
                                insert into case_accused (case_id, person, noted_by, noted_at)
                                select case_id, ?, ?, now() from reception where id = ?::uuid""")
                        .params(accused.person().id(), talk.town.supervisor.id(), talk.scene.waiting)
                        .update();
                assertThat(onCall("UNIT")).isEmpty();
                assertThat(talk.invite("UNIT", bureau).code()).isEqualTo("conference.nobody-on-call");
            }
        });
    }

    @Test
    void isUnknownToWhoeverIsNotRung() {
        inATalk(() -> {
            try (var rung = callable("HANDLER", "An");
                    var other = talk.callable("HANDLER", talk.town.newOffice(), "Bo")) {
                talk.invite("UNIT", bureau);
                var invitation = rung.awaitRing();
                for (var verb : List.of("join", "renew", "leave", "speak-to")) {
                    assertThat(other.ask(invitation, verb).code()).isEqualTo("conference.unknown-invitation");
                }
                talk.done("cancel", Map.of("invitation", invitation));
                assertThat(rung.invitations()).isEmpty();
                assertThat(rung.ask(invitation, "join").code()).isEqualTo("conference.unknown-invitation");
            }
        });
    }

    @Test
    void goesOnWithAnotherPageOfTheSamePersonAndEndsWithDutyAndTalk() {
        inATalk(() -> {
            goesOnElsewhereUntilTheDutyEnds();
            endsWithTheTalk();
            assertThat(seatsOfTheRecording()).containsExactly("guesta An", "guestb Bo");
        });
    }

    private void goesOnElsewhereUntilTheDutyEnds() {
        try (var guest = callable("HANDLER", "An")) {
            talk.invite("UNIT", bureau);
            var invitation = guest.awaitRing();
            guest.ask(invitation, "join");
            try (var page = Page.open(SERVERS.first(), guest.visitor())) {
                var own = "/app/conference/invitations/" + invitation;
                assertThat(page.ask(own + "/join").result().path("seat").asString())
                        .isEqualTo("guesta");
                assertThat(guest.ask(invitation, "renew").code()).isEqualTo("conference.unknown-invitation");
                assertThat(page.ask(own + "/renew").code()).isEmpty();
            }
            SERVERS.jdbc()
                    .sql("update duty set ends_on = current_date - 1, starts_on = current_date - 2 where person = ?")
                    .param(guest.person().id())
                    .update();
            await().atMost(Page.PATIENCE)
                    .until(() -> talk.atDesk().path("guests").isEmpty());
        }
    }

    private void endsWithTheTalk() {
        try (var next = callable("HANDLER", "Bo")) {
            talk.invite("UNIT", bureau);
            var joined = next.ask(next.awaitRing(), "join").result();
            assertThat(joined.path("seat").asString()).isEqualTo("guestb");
            talk.done("begin-caucus", Map.of());
            var answered = List.of(Map.of("kind", "ANSWERED_ON_THE_SPOT", "note", ""));
            talk.scene.official.done("finish", Map.of("reception", talk.scene.waiting, "dispositions", answered));
            assertThat(next.invitations()).isEmpty();
            assertThat(stages()).containsOnly("CLOSED");
            assertThat(talk.atDesk().path("caucus").asString()).isEqualTo("NONE");
            assertThat(talk.ask("begin-caucus", Map.of()).code()).isEqualTo("conference.not-in-talk");
            assertThat(caucuses()).hasSize(1).allMatch(one -> one.path("until").isString());
        }
    }

    @Test
    void callsNoCaucusPrivateWhichTheMediaServerDoesNotHold() {
        inATalk(() -> {
            talk.scene.clerk.awaitLinks(talk.scene.waiting, 4);
            SERVERS.janus().pause();
            try {
                talk.done("begin-caucus", Map.of());
                assertThat(talk.atDesk().path("caucus").asString()).isEqualTo("BEGINNING");
            } finally {
                SERVERS.janus().resume();
            }
            await().atMost(Page.PATIENCE)
                    .until(() -> talk.atDesk().path("caucus").asString().equals("ON"));
            assertThat(caucuses()).hasSize(1).allMatch(one -> one.path("until").isNull());
            talk.done("end-caucus", Map.of());
            talk.done("begin-caucus", Map.of());
            var times = caucuses();
            assertThat(times).hasSize(2);
            assertThat(time(times.getFirst(), "until"))
                    .isBetween(time(times.getFirst(), "from"), time(times.getLast(), "from"));
        });
    }

    private List<String> stages() {
        return SERVERS.jdbc()
                .sql("select stage from invitation where reception = ?::uuid")
                .param(talk.scene.waiting)
                .query(String.class)
                .list();
    }

    /** As somebody reads them who looks at the recording. */
    private List<JsonNode> caucuses() {
        return talk.scene
                .official
                .visitor()
                .get(SERVERS.first(), "/api/receptions/" + talk.scene.waiting + "/caucuses")
                .json()
                .valueStream()
                .toList();
    }

    private static Instant time(JsonNode of, String name) {
        return Instant.parse(of.path(name).asString());
    }

    private List<String> seatsOfTheRecording() {
        return talk.scene
                .official
                .visitor()
                .get(SERVERS.first(), "/api/receptions/" + talk.scene.waiting + "/guests")
                .json()
                .valueStream()
                .map(one -> one.path("seat").asString() + " "
                        + one.path("person").path("name").asString())
                .toList();
    }
}
