package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes and one gateway: each notice is sent once, again when it must be, and not at all when it must not. */
class NoticeOutboxTests {

    private static final SmsGateway GATEWAY = new SmsGateway();
    private static final Pattern CODE = Pattern.compile("([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}");

    @RegisterExtension
    static final Servers SERVERS = Servers.with(settings());

    private final Node node = SERVERS.first();
    private final Booking booking = new Booking(node, SERVERS.foundTown());
    private final Told told = new Told(booking);

    private static Map<String, String> settings() {
        var settings = new HashMap<>(UnitPhones.settings(GATEWAY));
        settings.put("dangmian.notices.most-to-one", "4");
        settings.put("dangmian.notices.attempts", "3");
        return settings;
    }

    @AfterAll
    static void closeGateway() {
        assertThat(GATEWAY.refusedAtTheDoor()).isEmpty();
        GATEWAY.close();
    }

    @Test
    void twoNodesSendEachNoticeOnce() {
        var all = Stream.generate(() -> new Told(booking)).limit(40).toList();
        all.forEach(one -> {
            var subject = UUID.randomUUID();
            // Both hear of the same, as after a crash.
            one.put(SERVERS.first(), "BOOKED", subject, 1, null);
            one.put(SERVERS.second(), "BOOKED", subject, 1, null);
        });
        all.forEach(one -> one.awaited("BOOKED", "SENT"));
        assertThat(all).allSatisfy(one -> {
            assertThat(GATEWAY.sentTo(one.number())).hasSize(1);
            assertThat(GATEWAY.sentTo(one.number()).getFirst().reference())
                    .isEqualTo(one.only().reference());
        });
    }

    @Test
    void whatANodeWasSendingWhenItDiedIsSentAgainUnderTheSameReference() {
        GATEWAY.hold(told.number());
        told.put("BOOKED");
        await("the gateway has it")
                .atMost(Page.PATIENCE)
                .until(() -> GATEWAY.sentTo(told.number()).size() == 1);
        assertThat(told.only().stage()).isEqualTo("SENDING");
        told.step("lease_until", "clock_timestamp()");
        var sent = told.awaited("BOOKED", "SENT");
        assertThat(GATEWAY.sentTo(told.number()))
                .hasSize(2)
                .allMatch(request -> request.reference().equals(sent.reference()));
        // What the first one learns in the end comes too late to change anything.
        GATEWAY.letGo(told.number());
        await("the late answer was heard")
                .during(java.time.Duration.ofSeconds(2))
                .atMost(Page.PATIENCE)
                .until(() -> told.only().stage().equals("SENT"));
        assertThat(told.only().attempts()).isEqualTo(2);
    }

    @Test
    void aBusyGatewayIsAskedAgainWhenItSaid() {
        GATEWAY.misbehave(told.number(), 429, "600");
        told.put("BOOKED");
        await("it was tried")
                .atMost(Page.PATIENCE)
                .until(() -> told.only().attempts() == 1 && told.only().stage().equals("QUEUED"));
        assertThat(told.only().cause()).isEqualTo("GATEWAY_BUSY");
        assertThat(told.only().due()).isBetween(560L, 600L);
        GATEWAY.behave(told.number());
        told.step("next_attempt_at", "clock_timestamp()");
        var sent = told.awaited("BOOKED", "SENT");
        assertThat(sent.attempts()).isEqualTo(2);
        assertThat(sent.cause()).isEqualTo("null");
    }

    @Test
    void aGatewayThatIsDownIsAskedAgainAfterLongerAndLongerAndThenNoMore() {
        GATEWAY.misbehave(told.number(), 503, "");
        told.put("BOOKED");
        for (var attempt = 1; attempt < 3; attempt++) {
            var made = attempt;
            await("tried")
                    .atMost(Page.PATIENCE)
                    .until(() -> told.only().attempts() == made
                            && told.only().stage().equals("QUEUED"));
            assertThat(told.only().cause()).isEqualTo("GATEWAY_UNREACHABLE");
            assertThat(told.only().due()).isBetween(made == 1 ? 1L : 8L, made == 1 ? 5L : 15L);
            told.step("next_attempt_at", "clock_timestamp()");
        }
        assertThat(told.awaited("BOOKED", "GIVEN_UP").cause()).isEqualTo("TRIES_USED_UP");
        assertThat(GATEWAY.sentTo(told.number())).hasSize(3);
    }

    @Test
    void aGatewayThatDoesNotAnswerInTimeIsAskedAgain() {
        GATEWAY.hold(told.number());
        told.put("BOOKED");
        await("given up waiting")
                .atMost(Page.PATIENCE)
                .until(() -> told.only().stage().equals("QUEUED"));
        assertThat(told.only().cause()).isEqualTo("GATEWAY_UNREACHABLE");
        GATEWAY.letGo(told.number());
        told.step("next_attempt_at", "clock_timestamp()");
        told.awaited("BOOKED", "SENT");
    }

    @Test
    void whatTheGatewayRefusesIsSentAgainByTheOfficeUnderANewReference() {
        GATEWAY.misbehave(told.number(), 422, "");
        told.put("BOOKED");
        var failed = told.awaited("BOOKED", "FAILED");
        assertThat(failed.cause()).isEqualTo("GATEWAY_REFUSED");
        GATEWAY.behave(told.number());
        var path = "/api/notices/" + failed.id() + "/send-again";
        var again = Map.of("commandId", UUID.randomUUID());
        assertThat(booking.office.post(node, path, again).status()).isEqualTo(200);
        assertThat(booking.office.post(node, path, again).status()).isEqualTo(200);
        var sent = told.awaited("BOOKED", "SENT");
        assertThat(sent.round()).isEqualTo(2);
        assertThat(GATEWAY.sentTo(told.number()))
                .extracting(SmsGateway.Request::reference)
                .containsExactly(failed.reference(), sent.reference());
        assertThat(booking.office
                        .post(node, path, Map.of("commandId", UUID.randomUUID()))
                        .code())
                .isEqualTo("notices.not-repeatable");
        assertThat(booking.clerk.post(node, path, again).code()).isEqualTo("wire.not-allowed");
    }

    @Test
    void whatIsOfNoUseAnyMoreIsNotSent() {
        GATEWAY.misbehave(told.number(), 503, "300");
        told.put("BOOKED");
        await("tried")
                .atMost(Page.PATIENCE)
                .until(() -> told.only().attempts() == 1 && told.only().stage().equals("QUEUED"));
        GATEWAY.behave(told.number());
        told.step("useless_after", "clock_timestamp()");
        assertThat(told.awaited("BOOKED", "GIVEN_UP").cause()).isEqualTo("GATEWAY_UNREACHABLE");
        var late = new Told(booking);
        late.put("BOOKED", UUID.randomUUID(), 1, Instant.now().minusSeconds(1));
        assertThat(late.awaited("BOOKED", "GIVEN_UP").cause()).isEqualTo("USELESS");
        assertThat(GATEWAY.sentTo(late.number())).isEmpty();
        var path = "/api/notices/" + late.only().id() + "/send-again";
        assertThat(booking.office
                        .post(node, path, Map.of("commandId", UUID.randomUUID()))
                        .code())
                .isEqualTo("notices.not-repeatable");
    }

    @Test
    void aNewerNoticeTakesThePlaceOfOneThatWaitsAndAnOlderOneHeardLateIsNotSent() {
        GATEWAY.misbehave(told.number(), 503, "300");
        var subject = UUID.randomUUID();
        told.put("BOOKED", subject, 4, null);
        await("tried")
                .atMost(Page.PATIENCE)
                .until(() -> told.only().attempts() == 1 && told.only().stage().equals("QUEUED"));
        GATEWAY.behave(told.number());
        told.put("MOVED", subject, 5, null);
        told.awaited("MOVED", "SENT");
        assertThat(told.awaited("BOOKED", "SUPPRESSED").cause()).isEqualTo("SUPERSEDED");
        told.put("BOOKED", subject, 3, null);
        assertThat(told.rows())
                .filteredOn(row -> row.stage().equals("SUPPRESSED"))
                .hasSize(2);
        assertThat(GATEWAY.sentTo(told.number())).hasSize(2);
    }

    @Test
    void theCodeThatAPetitionerAsksForIsSentOnceToTheirNumberAndShowsTheirCase() {
        var town = booking.town;
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)
                        .taken();
                var official = Post.desk(SERVERS.second(), town.official.login(), town.desk)
                        .taken()) {
            var reception = clerk.ask("check-in", clerk.checkInOf(told.caseId, town.city))
                    .text("reception");
            Sitting.with(List.of(clerk.page(), official.page()), () -> talk(clerk, official, reception));
            var send = "/api/terminals/" + town.terminal + "/receptions/" + reception + "/inquiry-code-message";
            for (var node : List.of(SERVERS.first(), SERVERS.second())) {
                var said = clerk.visitor().post(node, send, Map.of());
                assertThat(said.json().path("sent").asBoolean(false)).isTrue();
            }
        }
        told.awaited("INQUIRY_CODE", "SENT");
        var texts = GATEWAY.sentTo(told.number()).stream()
                .map(SmsGateway.Request::text)
                .filter(text -> CODE.matcher(text).find())
                .toList();
        assertThat(texts).hasSize(1);
        var code = CODE.matcher(texts.getFirst()).results().findFirst().orElseThrow();
        var phone = new Visitor();
        phone.get(node, "/api/sign-in");
        var seen = phone.post(node, "/api/public/inquiries", Map.of("code", code.group()));
        assertThat(seen.json().path("receptions")).hasSize(1);
    }

    private static void talk(Post clerk, Post official, String reception) {
        var about = Map.of("reception", reception);
        official.done("call-next", Map.of());
        clerk.done("accept", about).awaitGateOpen();
        Recorder.sawItGrow(SERVERS.second(), reception);
        official.done(
                "finish",
                Map.of(
                        "reception",
                        reception,
                        "dispositions",
                        List.of(Map.of("kind", "ANSWERED_ON_THE_SPOT", "note", ""))));
        official.done("end", about);
    }

    @Test
    void oneNumberGetsSoManyADayAndNoMore() {
        for (var n = 0; n < 6; n++) {
            told.put("BOOKED");
        }
        await("settled")
                .atMost(Page.PATIENCE)
                .until(() -> told.rows().stream()
                        .noneMatch(row ->
                                row.stage().equals("QUEUED") || row.stage().equals("SENDING")));
        assertThat(told.rows()).filteredOn(row -> row.stage().equals("SENT")).hasSize(4);
        assertThat(told.rows())
                .filteredOn(row -> row.stage().equals("SUPPRESSED"))
                .hasSize(2)
                .allMatch(row -> row.cause().equals("TOO_MANY_TO_ONE"));
    }

    @Test
    void whoHasNoNumberOrOneOfAFixedLineIsNotWrittenTo() {
        var without = new Told(booking, Map.of("telephone", ""));
        without.put("BOOKED");
        assertThat(without.only().cause()).isEqualTo("NO_CONTACT");
        var fixed = new Told(booking, Map.of("telephone", "0817-2223344"));
        fixed.put("BOOKED");
        assertThat(fixed.only().cause()).isEqualTo("NO_MOBILE");
    }

    @Test
    void thePageSaysHowManyWaitForAGatewayThatIsDown() {
        GATEWAY.misbehave(told.number(), 503, "900");
        told.put("BOOKED");
        await("tried")
                .atMost(Page.PATIENCE)
                .until(() -> told.only().attempts() == 1 && told.only().stage().equals("QUEUED"));
        told.step("created_at", "created_at - interval '11 minutes'");
        var sms =
                booking.office.get(node, "/api/notices").json().path("channels").path(0);
        assertThat(sms.path("service").asString()).isEqualTo("GATEWAY");
        assertThat(sms.path("stuck").asInt()).isPositive();
        assertThat(sms.path("minutes").asInt()).isEqualTo(10);
    }
}
