package cn.dangmian.signaling.journey;

import static cn.dangmian.signaling.journey.ConferenceTalk.texts;
import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.journey.UnitPhones.Phone;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Whoever was called at a unit comes in by a link: to a seat in the one talk, and to nothing else. */
class UnitGuestTests {

    private static final SmsGateway GATEWAY = new SmsGateway();

    @RegisterExtension
    static final Servers SERVERS = Servers.with(UnitPhones.settings(GATEWAY));

    private final ConferenceTalk talk = new ConferenceTalk(SERVERS);
    private final UnitPhones unit = new UnitPhones(GATEWAY, talk.town.newOffice());

    @AfterAll
    static void closeGateway() {
        GATEWAY.close();
    }

    @AfterEach
    void close() {
        talk.close();
    }

    private void inATalk(Runnable work) {
        unit.added(talk);
        Sitting.with(List.of(talk.scene.clerk.page(), talk.scene.official.page()), () -> {
            talk.begun();
            work.run();
        });
    }

    private String invited() {
        assertThat(unit.call(talk).code()).isEmpty();
        return talk.atDesk().path("ringing").path(0).path("invitation").asString();
    }

    @Test
    void comesInByTheLinkSitsThereUnderTheirNameAndIsOutWhenSentAway() {
        var an = unit.with("An");
        inATalk(() -> {
            var invitation = invited();
            try (var guest = an.come(SERVERS.first(), talk)) {
                var own = guest.invitations().path(0);
                assertThat(own.path("unit").path("name").asString()).isEqualTo("Water Bureau");
                assertThat(own.path("person").path("name").asString()).isEqualTo("An");
                assertThat(talk.atDesk().path("ringing").path(0).path("opened").asBoolean())
                        .isTrue();
                var joined = guest.ask(invitation, "join", Map.of("name", "Deputy Wang"));
                assertThat(joined.result().path("seat").asString()).isEqualTo("guesta");
                guest.page()
                        .awaitHeard(
                                "/user/queue/media",
                                said -> said.path("type").asString().equals("seat"));
                var shown = talk.atTerminal().path("guests").path(0);
                assertThat(shown.path("person").path("name").asString()).isEqualTo("Deputy Wang");
                assertThat(shown.path("unit").path("name").asString()).isEqualTo("Water Bureau");
                isForOneBrowser(an, invitation, guest);
                isOutWhenSentAway(an, invitation, guest);
            }
            assertThat(texts(seats(), "person", "name")).containsExactly("Deputy Wang");
            assertThat(texts(seats(), "unit", "name")).containsExactly("Water Bureau");
            tellsNobodyTheLink(an);
        });
    }

    private JsonNode seats() {
        return talk.scene
                .official
                .visitor()
                .get(SERVERS.first(), "/api/receptions/" + talk.scene.waiting + "/guests")
                .json();
    }

    private static void isForOneBrowser(Phone an, String invitation, ConferenceTalk.Callable guest) {
        assertThat(Phone.open(new Visitor(), SERVERS.second(), an.newestLink()).code())
                .isEqualTo("identity.link-used");
        assertThat(an.open(SERVERS.second(), an.newestLink()).status()).isEqualTo(204);
        try (var page = Page.open(SERVERS.second(), an.browser)) {
            var own = "/app/conference/invitations/" + invitation;
            assertThat(page.ask(own + "/join").result().path("seat").asString()).isEqualTo("guesta");
            assertThat(guest.ask(invitation, "renew").code()).isEqualTo("conference.unknown-invitation");
        }
        assertThat(guest.ask(invitation, "join").code()).isEmpty();
    }

    private void isOutWhenSentAway(Phone an, String invitation, ConferenceTalk.Callable guest) {
        talk.done("remove", Map.of("invitation", invitation));
        guest.page()
                .awaitHeard(
                        "/user/queue/conference",
                        hint -> hint.path("ended").asString("").equals("REMOVED"));
        assertThat(an.browser.get(SERVERS.first(), "/api/invitations").code()).isEqualTo("identity.not-signed-in");
        assertThat(an.open(SERVERS.first(), an.newestLink()).code()).isEqualTo("identity.link-dead");
        guest.page().awaitClosed();
    }

    private void tellsNobodyTheLink(Phone an) {
        var logged = SERVERS.jdbc()
                .sql("select string_agg(coalesce(subject, '') || facts::text, ' ') from audit_line")
                .query(String.class)
                .single();
        assertThat(logged).contains("Deputy Wang").doesNotContain(an.newestLink(), an.number);
        var office = Visitor.signedIn(
                SERVERS.first(), talk.town.newPerson("OFFICE", talk.town.city).login());
        var notice = office.get(SERVERS.first(), "/api/notices?kind=CALLED_IN").text();
        assertThat(notice).contains("CALLED_IN").doesNotContain(an.newestLink(), an.number);
        var id = SERVERS.jdbc()
                .sql("select id::text from notice where kind = 'CALLED_IN' and receiving = ?")
                .param(talk.town.city)
                .query(String.class)
                .single();
        var text = office.post(SERVERS.first(), "/api/notices/" + id + "/text", Map.of());
        assertThat(text.text()).contains("/join/#…").doesNotContain(an.newestLink());
    }

    @Test
    void mayDoNothingButWhatTheOneCallIsAbout() {
        var an = unit.with("An");
        inATalk(() -> {
            var invitation = invited();
            try (var guest = an.come(SERVERS.first(), talk)) {
                assertThat(guest.ask(invitation, "join").code()).isEmpty();
                for (var path : List.of("me", "cases/" + UUID.randomUUID(), "units?q=water", "terminals", "notice")) {
                    assertThat(an.browser.get(SERVERS.first(), "/api/" + path).code())
                            .as(path)
                            .isEqualTo("wire.not-allowed");
                }
                for (var send : List.of(
                        "/app/conference/desks/" + talk.town.desk + "/end-caucus",
                        "/app/conference/invitations/" + UUID.randomUUID() + "/join",
                        "/app/conference/invitations/" + invitation.toUpperCase(java.util.Locale.ROOT) + "/leave",
                        "/app/reception/terminals/" + talk.town.terminal + "/take")) {
                    assertThat(guest.page().ask(send).code()).as(send).isEqualTo("wire.not-allowed");
                }
                for (var topic : List.of("conference/desks/", "reception/desks/")) {
                    var refused =
                            guest.page().refusalOf(() -> guest.page().subscribe("/topic/" + topic + talk.town.desk));
                    assertThat(refused.code()).as(topic).isEqualTo("wire.not-allowed");
                }
                assertThat(guest.ask(invitation, "renew").code()).isEmpty();
            }
        });
    }

    @Test
    void goesOnOnAnotherNodeWhenTheirsIsGoneAndLeaves() {
        var an = unit.with("An");
        inATalk(() -> {
            var invitation = invited();
            var third = SERVERS.startNode("third");
            var guest = an.come(third, talk);
            assertThat(guest.ask(invitation, "join").code()).isEmpty();
            third.close();
            try (var page = Page.open(SERVERS.second(), an.browser, guest.page().client)) {
                var own = "/app/conference/invitations/" + invitation;
                assertThat(page.ask(own + "/renew").result().path("seat").asString())
                        .isEqualTo("guesta");
                assertThat(page.ask(own + "/leave").code()).isEmpty();
            }
            assertThat(talk.atDesk().path("guests")).isEmpty();
            assertThat(an.open(SERVERS.first(), an.newestLink()).code()).isEqualTo("identity.link-dead");
        });
    }

    @Test
    void hearsNobodyWhoGuessesManyLinks() {
        var stranger = new Visitor();
        try {
            for (var i = 0; i < 40; i++) {
                Phone.open(stranger, SERVERS.first(), "guess-" + i);
            }
            assertThat(Phone.open(stranger, SERVERS.second(), "another").code())
                    .isEqualTo("identity.too-many-attempts");
        } finally {
            SERVERS.jdbc().sql("delete from sign_in_failure").update();
        }
    }
}
