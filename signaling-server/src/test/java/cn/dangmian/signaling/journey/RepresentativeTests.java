package cn.dangmian.signaling.journey;

import static cn.dangmian.signaling.journey.ConferenceTalk.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.journey.ConferenceTalk.Callable;
import cn.dangmian.signaling.journey.UnitPhones.Phone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever stands for the petitioner: on the paper and under it when they came, called by telephone when they are elsewhere. */
class RepresentativeTests {

    private static final Duration WHILE = Duration.ofSeconds(2);
    private static final SmsGateway GATEWAY = new SmsGateway();

    @RegisterExtension
    static final Servers SERVERS = Servers.with(UnitPhones.settings(GATEWAY));

    private final ConferenceTalk talk = new ConferenceTalk(SERVERS, RepresentativeTests::withThree);
    private final Phone son = UnitPhones.phone(GATEWAY);

    /** One came in, two are elsewhere. */
    private static void withThree(Map<String, Object> fields) {
        fields.put("headCount", 2);
        fields.put(
                "attending",
                Map.of(
                        "noPhoto",
                        "REFUSED",
                        "representatives",
                        List.of(
                                somebody("Wu Ge", "FELLOW", true),
                                somebody("Zhang Xiao", "FAMILY", false),
                                somebody("Zhang Da", "FAMILY", false))));
    }

    private static Map<String, Object> somebody(String name, String relation, boolean present) {
        return Map.of("name", name, "document", "NONE", "relation", relation, "present", present);
    }

    @AfterAll
    static void closeGateway() {
        GATEWAY.close();
    }

    @AfterEach
    void close() {
        talk.close();
    }

    private void inATalk(Consumer<List<Sitting>> work) {
        Sitting.withAll(List.of(talk.scene.clerk.page(), talk.scene.official.page()), all -> {
            talk.begun();
            work.accept(all);
        });
    }

    private Said atTerminal(String verb, Map<String, ?> fields) {
        var all = new java.util.HashMap<String, Object>(fields);
        all.put("reception", talk.scene.waiting);
        return talk.scene.clerk.page().ask("/app/conference/terminals/" + talk.town.terminal + "/" + verb, all);
    }

    private Map<String, Object> second() {
        return Map.of("representative", 2, "telephone", son.number);
    }

    private String called() {
        assertThat(atTerminal("call-representative", second()).code()).isEmpty();
        return talk.atTerminal().path("ringing").path(0).path("invitation").asString();
    }

    @Test
    void whoIsElsewhereIsCalledByTheClerkAndSitsThereAsWhatTheyAre() {
        inATalk(_ -> {
            var invitation = called();
            try (var guest = son.come(SERVERS.first(), talk)) {
                var own = guest.invitations().path(0);
                assertThat(own.path("relation").asString()).isEqualTo("FAMILY");
                assertThat(own.path("person").path("name").asString()).isEqualTo("Zhang Xiao");
                assertThat(guest.ask(invitation, "join", Map.of("name", "Somebody else"))
                                .code())
                        .isEmpty();
                for (var view : List.of(talk.atDesk(), talk.atTerminal())) {
                    var shown = view.path("guests").path(0);
                    assertThat(shown.path("person").path("name").asString()).isEqualTo("Zhang Xiao");
                    assertThat(shown.path("kind").asString()).isEqualTo("REPRESENTATIVE");
                    assertThat(shown.path("representative").asInt()).isEqualTo(2);
                }
                for (var side : List.of("DESK", "TERMINAL")) {
                    assertThat(guest.ask(invitation, "speak-to", Map.of("side", side))
                                    .code())
                            .isEqualTo("conference.not-aside");
                }
                assertThat(atTerminal("call-representative", second()).code()).isEqualTo("conference.called-already");
                minutesNameThem();
            }
        });
    }

    private void minutesNameThem() {
        var clerk = new MinutesPage(talk.scene.clerk, talk.scene.waiting);
        clerk.written(UUID.randomUUID(), 0, null, "NOTE", "A drain.");
        assertThat(clerk.show().code()).isEmpty();
        var whole = clerk.whole();
        assertThat(whole.path("text").path("words").asString())
                .contains("Wu Ge（同访代表，到场）、Zhang Xiao（亲属，未到场，以手机视频参加）、Zhang Da（亲属，未到场）");
        assertThat(texts(whole.path("signers"), "name"))
                .startsWith("Zhang San", "Wu Ge", "Zhang Xiao")
                .hasSize(4);
        assertThat(texts(whole.path("signers"), "relation").get(1)).isEqualTo("FELLOW");
        assertThat(clerk.sign(Map.of("number", 0, "strokes", MinutesPage.NAME)).code())
                .isEmpty();
        assertThat(clerk.sign(Map.of("number", 1, "reason", "Does not agree")).code())
                .isEmpty();
        assertThat(texts(clerk.whole().path("signers"), "signed", "way")).startsWith("DRAWN", "DECLINED");
    }

    @Test
    void readsTheMinutesOnTheTelephoneAndSignsExactlyTheTextThatIsShown() {
        inATalk(_ -> {
            var invitation = called();
            try (var guest = son.come(SERVERS.first(), talk)) {
                assertThat(guest.ask(invitation, "join").code()).isEmpty();
                assertThat(minutes(guest, invitation).json().path("text").isNull())
                        .isTrue();
                var clerk = new MinutesPage(talk.scene.clerk, talk.scene.waiting);
                clerk.written(UUID.randomUUID(), 0, null, "NOTE", "A drain.");
                var heard = guest.page().heard("/user/queue/conference").size();
                assertThat(clerk.show().code()).isEmpty();
                guest.page().awaitHeard("/user/queue/conference", heard, _ -> true);
                var text = minutes(guest, invitation).json().path("text");
                assertThat(text.path("words").asString()).contains("A drain.", "签字人：Zhang San、Wu Ge、Zhang Xiao");
                assertThat(text.path("sha256").asString())
                        .isEqualTo(MinutesPage.sha256(text.path("words").asString()));
                signsOnlyWhatIsShown(guest, invitation, clerk);
                closesWithAll(clerk);
            }
        });
    }

    private static Answer minutes(Callable guest, String invitation) {
        return guest.visitor().get(guest.node(), "/api/invitations/" + invitation + "/minutes");
    }

    private static String sign(Callable guest, String invitation, Map<String, Object> shown, Map<String, ?> how) {
        shown.putAll(how);
        return guest.page()
                .ask("/app/minutes/invitations/" + invitation + "/sign", shown)
                .code();
    }

    private static void signsOnlyWhatIsShown(Callable guest, String invitation, MinutesPage clerk) {
        var drawn = Map.of("strokes", MinutesPage.NAME);
        var before = clerk.shown();
        assertThat(clerk.sign(Map.of("number", 2, "strokes", MinutesPage.NAME)).code())
                .isEqualTo("minutes.signs-elsewhere");
        assertThat(sign(guest, invitation, clerk.shown(), Map.of("sha256", "0", "strokes", MinutesPage.NAME)))
                .isEqualTo("minutes.other-text");
        assertThat(sign(guest, invitation, clerk.shown(), Map.of())).isEqualTo("minutes.how-signed");
        assertThat(sign(guest, invitation, clerk.shown(), drawn)).isEmpty();
        assertThat(sign(guest, invitation, clerk.shown(), drawn)).isEqualTo("minutes.signed-already");
        var signed = minutes(guest, invitation).json().path("signed");
        assertThat(signed.path("way").asString()).isEqualTo("DRAWN");
        assertThat(clerk.ask("reopen", Map.of("version", 1)).code()).isEmpty();
        assertThat(clerk.show().code()).isEmpty();
        assertThat(sign(guest, invitation, before, drawn)).isEqualTo("minutes.not-shown");
        assertThat(sign(guest, invitation, clerk.shown(), Map.of("reason", "Not what was said")))
                .isEmpty();
    }

    private void closesWithAll(MinutesPage clerk) {
        for (var number : List.of(0, 1)) {
            assertThat(clerk.sign(Map.of("number", number, "strokes", MinutesPage.NAME))
                            .code())
                    .isEmpty();
        }
        assertThat(clerk.whole().path("stage").asString()).isEqualTo("SHOWN");
        var official = new MinutesPage(talk.scene.official, talk.scene.waiting);
        assertThat(official.sign(Map.of()).code()).isEmpty();
        assertThat(clerk.whole().path("stage").asString()).isEqualTo("CLOSED");
        assertThat(texts(clerk.whole().path("signers"), "signed", "way"))
                .containsExactly("DRAWN", "DRAWN", "DECLINED", "ACCOUNT");
    }

    @Test
    void neitherReadsNorSignsInACaucusNorWhatWasShownBeforeTheyCame() {
        inATalk(_ -> {
            var clerk = new MinutesPage(talk.scene.clerk, talk.scene.waiting);
            clerk.written(UUID.randomUUID(), 0, null, "NOTE", "A drain.");
            assertThat(clerk.show().code()).isEmpty();
            var invitation = called();
            try (var guest = son.come(SERVERS.first(), talk)) {
                assertThat(guest.ask(invitation, "join").code()).isEmpty();
                assertThat(minutes(guest, invitation).json().path("signs").asBoolean(true))
                        .isFalse();
                assertThat(sign(guest, invitation, clerk.shown(), Map.of("reason", "No")))
                        .isEqualTo("minutes.unknown-signer");
                assertThat(clerk.whole().path("signers")).hasSize(3);
                var shown = clerk.shown();
                talk.done("begin-caucus", Map.of());
                assertThat(minutes(guest, invitation).code()).isEqualTo("conference.caucus");
                assertThat(sign(guest, invitation, shown, Map.of("reason", "No")))
                        .isEqualTo("conference.caucus");
                talk.done("end-caucus", Map.of());
            }
        });
    }

    @Test
    void isCalledByTheOfficialTooAndTheClerkCallsNobodyElseOff() {
        inATalk(_ -> {
            assertThat(talk.ask("call-representative", second()).code()).isEmpty();
            son.awaitLink();
            var invitation =
                    talk.atTerminal().path("ringing").path(0).path("invitation").asString();
            assertThat(atTerminal("cancel", Map.of("invitation", invitation)).code())
                    .isEmpty();
            assertThat(son.open(SERVERS.first(), son.newestLink()).code()).isEqualTo("identity.link-dead");

            var bureau = talk.town.newOffice();
            try (var handler = talk.callable("HANDLER", bureau, "An")) {
                assertThat(talk.invite("UNIT", bureau).code()).isEmpty();
                var other = handler.awaitRing();
                assertThat(atTerminal("cancel", Map.of("invitation", other)).code())
                        .isEqualTo("conference.unknown-invitation");
            }
        });
    }

    @Test
    void nobodyIsCalledWhoIsThereOrWhomTheCheckInDoesNotName() {
        inATalk(_ -> {
            assertThat(atTerminal("call-representative", Map.of("representative", 1, "telephone", son.number))
                            .code())
                    .isEqualTo("conference.representative-present");
            assertThat(atTerminal("call-representative", Map.of("representative", 4, "telephone", son.number))
                            .code())
                    .isEqualTo("conference.unknown-representative");
            assertThat(atTerminal("call-representative", Map.of("representative", 2, "telephone", "my son"))
                            .code())
                    .isEqualTo("casework.bad-telephone");
            assertThat(son.wasCalled()).isFalse();
            var logged = SERVERS.jdbc()
                    .sql("select string_agg(coalesce(subject, '') || facts::text, ' ') from audit_line")
                    .query(String.class)
                    .single();
            assertThat(logged).doesNotContain(son.number);
        });
    }

    @Test
    void isHeldWithThePetitionerInACaucusAlsoWhenTheyComeInMeanwhile() {
        inATalk(both -> {
            var invitation = called();
            try (var guest = son.come(SERVERS.first(), talk)) {
                Sitting.withAll(List.of(guest.page()), sitting -> {
                    assertThat(guest.ask(invitation, "join").code()).isEmpty();
                    flows(sitting.getFirst(), "desk");
                    flows(both.get(1), "guesta");
                    talk.done("begin-caucus", Map.of());
                    assertThat(talk.atDesk().path("caucus").asString()).isEqualTo("ON");
                    assertThat(passed(sitting.getFirst(), both.get(1))).containsOnly(0L);
                    // Nor over links that are made meanwhile.
                    guest.page().ask("/app/media/resume");
                    assertThat(guest.ask(invitation, "join").code()).isEmpty();
                    talk.scene.clerk.awaitLinks(talk.scene.waiting, 3 + 3 * 2);
                    assertThat(passed(sitting.getFirst(), both.get(1))).containsOnly(0L);
                    talk.done("end-caucus", Map.of());
                    flows(sitting.getFirst(), "desk");
                    flows(both.get(1), "guesta");
                });
            }
        });
    }

    private static void flows(Sitting viewer, String source) {
        var before = viewer.received(source);
        await(source + " is seen").atMost(Page.PATIENCE).until(() -> viewer.received(source) > before + 10);
    }

    private static List<Long> passed(Sitting representative, Sitting official) {
        var desk = representative.receivedAtRest("desk");
        var guest = official.receivedAtRest("guesta");
        await().pollDelay(WHILE).until(() -> true);
        var grown = List.of(representative.received("desk") - desk, official.received("guesta") - guest);
        System.out.printf("caucus: packets to and from a representative in %s: %s%n", WHILE, grown);
        return grown;
    }
}
