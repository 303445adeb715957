package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** While the gateway takes nothing, somebody of each petition office tells petitioners by telephone; it ends by itself. */
class NoticeOutageTests {

    private static final int IN_A_ROW = 3;
    private static final SmsGateway GATEWAY = new SmsGateway();

    @RegisterExtension
    static final Servers SERVERS = Servers.with(settings());

    private final Node node = SERVERS.first();
    private final Booking booking = new Booking(node, SERVERS.foundTown());

    private static Map<String, String> settings() {
        var settings = new HashMap<>(GATEWAY.settings());
        settings.put("dangmian.notices.outage-failures", String.valueOf(IN_A_ROW));
        return settings;
    }

    @AfterAll
    static void close() {
        GATEWAY.close();
    }

    /** What other tests left waiting would be taken, and end what begins here. */
    @BeforeEach
    void beginWithNothingThatWaits() {
        GATEWAY.recover();
        var jdbc = SERVERS.ownersJdbc();
        jdbc.sql("""
                        update notice set stage = 'SUPPRESSED', lease_until = null, lease_token = null
                        where stage in ('QUEUED', 'SENDING')""").update();
        jdbc.sql("delete from notice_trouble").update();
        jdbc.sql("update notice_outage set ended_at = now() where ended_at is null")
                .update();
    }

    private List<Told> untold(int count) {
        var all = Stream.generate(() -> new Told(booking)).limit(count).toList();
        all.forEach(one -> one.put("BOOKED"));
        return all;
    }

    private JsonNode outages() {
        return booking.office.get(node, "/api/notice-outages").json();
    }

    private JsonNode awaitedOutage() {
        await("an outage is found").atMost(Page.PATIENCE).until(() -> outages().size() == 1);
        return outages().path(0);
    }

    private static void awaitTried(Told told) {
        await("tried")
                .atMost(Page.PATIENCE)
                .until(() -> told.only().attempts() >= 1 && told.only().stage().equals("QUEUED"));
    }

    private Answer take(String outage, Visitor who) {
        return who.post(
                node,
                "/api/notice-outages/" + outage + "/take",
                Map.of("commandId", UUID.randomUUID(), "office", booking.town.city));
    }

    private List<String> logged(Instant since) {
        return SERVERS.ownersJdbc()
                .sql("""
                        select action from audit_line where at > ?::timestamptz and outcome = 'done'
                          and action ~ '^notices.(find|end|take)-outage|tell' order by id""")
                .param(since.toString())
                .query(String.class)
                .list();
    }

    @Test
    void anOutageIsTakenByNameAndEndsWhenAMessageIsTaken() {
        var began = Instant.now();
        GATEWAY.fail(503);
        var all = untold(IN_A_ROW);
        var id = isFound(began).path("id").asString();
        all.forEach(NoticeOutageTests::awaitTried);
        assertThat(outages().path(0).path("waiting").asInt()).isEqualTo(IN_A_ROW);
        assertThat(ownerAfter(take(id, booking.office)))
                .isEqualTo(booking.officer.id().toString());
        assertThat(take(id, booking.clerk).code()).isEqualTo("wire.not-allowed");
        takesOver(id);

        all.forEach(one -> one.step("next_attempt_at", "clock_timestamp() + interval '1 hour'"));
        GATEWAY.recover();
        untold(1).getFirst().awaited("BOOKED", "SENT");
        await("it is over").atMost(Page.PATIENCE).until(() -> outages().isEmpty());
        all.forEach(one -> one.awaited("BOOKED", "SENT"));
        assertThat(take(id, booking.office).code()).isEqualTo("notices.outage-over");
        assertThat(logged(began))
                .containsExactly(
                        "notices.find-outage", "notices.take-outage", "notices.take-outage", "notices.end-outage");
    }

    private JsonNode isFound(Instant began) {
        var outage = awaitedOutage();
        assertThat(outage.path("channel").asString()).isEqualTo("SMS");
        assertThat(Instant.parse(outage.path("since").asString())).isBetween(began, Instant.now());
        assertThat(outage.path("office").path("id").asString()).isEqualTo(booking.town.city.toString());
        assertThat(outage.path("owner").isNull()).isTrue();
        return outage;
    }

    private static String ownerAfter(Answer taken) {
        return taken.json().path(0).path("owner").path("id").asString();
    }

    private void takesOver(String id) {
        var other = booking.town.newPerson("OFFICE", booking.town.city);
        assertThat(ownerAfter(take(id, Visitor.signedIn(node, other.login()))))
                .isEqualTo(other.id().toString());
        // A repetition is no second time.
        take(id, Visitor.signedIn(node, other.login()));
    }

    @Test
    void whoeverWasToldByTelephoneIsNotWrittenToAfterwards() {
        GATEWAY.fail(503);
        var all = untold(IN_A_ROW);
        all.forEach(NoticeOutageTests::awaitTried);
        var told = all.getLast();
        told.step("useless_after", "useless_after - interval '1 day'");
        var id = awaitedOutage().path("id").asString();
        var path = "/api/notice-outages/" + id + "/untold";
        var listed = booking.office.get(node, path).json();
        assertThat(listed.size()).isEqualTo(IN_A_ROW);
        assertThat(listed.path(0).path("id").asString())
                .isEqualTo(told.only().id().toString());

        var tell = "/api/notices/" + told.only().id() + "/tell-by-telephone";
        var command = Map.of("commandId", UUID.randomUUID());
        assertThat(booking.office.post(node, tell, command).status()).isEqualTo(204);
        assertThat(booking.office.post(node, tell, command).status()).isEqualTo(204);
        assertThat(booking.office.get(node, path).json().size()).isEqualTo(IN_A_ROW - 1);
        assertThat(outages().path(0).path("waiting").asInt()).isEqualTo(IN_A_ROW - 1);
        var tried = GATEWAY.sentTo(told.number()).size();
        GATEWAY.recover();
        all.forEach(one -> one.step("next_attempt_at", "clock_timestamp()"));
        all.getFirst().awaited("BOOKED", "SENT");
        assertThat(told.only().stage()).isEqualTo("SUPPRESSED");
        assertThat(told.only().cause()).isEqualTo("BY_TELEPHONE");
        assertThat(GATEWAY.sentTo(told.number())).hasSize(tried);
        tellsNobodyTwice(all.getFirst());
    }

    private void tellsNobodyTwice(Told sent) {
        var path = "/api/notices/" + sent.only().id() + "/tell-by-telephone";
        assertThat(booking.office
                        .post(node, path, Map.of("commandId", UUID.randomUUID()))
                        .code())
                .isEqualTo("notices.not-untold");
    }

    @Test
    void oneThatWaitsLongEnoughIsAnOutageTooAndWhatCameTooLateIsStillToBeTold() {
        GATEWAY.fail(503);
        var told = untold(1).getFirst();
        awaitTried(told);
        assertThat(outages().isEmpty()).isTrue();
        SERVERS.ownersJdbc()
                .sql("update notice_trouble set since = since - interval '6 minutes'")
                .update();
        assertThat(awaitedOutage().path("waiting").asInt()).isEqualTo(1);
        told.step("useless_after", "clock_timestamp()");
        told.awaited("BOOKED", "GIVEN_UP");
        assertThat(outages().path(0).path("waiting").asInt()).isZero();
        assertThat(outages().path(0).path("tooLate").asInt()).isEqualTo(1);
        SERVERS.ownersJdbc()
                .sql("update notice set holds_until = clock_timestamp() where case_id = ?::uuid")
                .param(told.caseId)
                .update();
        assertThat(outages().path(0).path("tooLate").asInt()).isZero();
    }

    @Test
    void aKeyThatTheGatewayDoesNotKnowIsAnOutageAndLosesNoMessage() {
        GATEWAY.fail(401);
        var all = untold(IN_A_ROW);
        awaitedOutage();
        all.forEach(NoticeOutageTests::awaitTried);
        assertThat(all.getFirst().only().cause()).isEqualTo("GATEWAY_KEY");
    }

    @Test
    void whatIsSaidOfSingleMessagesIsNoOutageAndOneThatIsTakenBeginsTheCountAnew() {
        GATEWAY.fail(422);
        untold(IN_A_ROW + 1).forEach(one -> one.awaited("BOOKED", "FAILED"));
        GATEWAY.fail(503);
        var waiting = untold(IN_A_ROW - 1);
        waiting.forEach(NoticeOutageTests::awaitTried);
        waiting.forEach(one -> one.step("next_attempt_at", "clock_timestamp() + interval '1 hour'"));
        GATEWAY.recover();
        untold(1).getFirst().awaited("BOOKED", "SENT");
        GATEWAY.fail(503);
        awaitTried(untold(1).getFirst());
        assertThat(outages().isEmpty()).isTrue();
    }

    @Test
    void anotherOfficeCountsItsOwnPetitioners() {
        GATEWAY.fail(503);
        untold(IN_A_ROW).forEach(NoticeOutageTests::awaitTried);
        var id = awaitedOutage().path("id").asString();
        var elsewhere = new Booking(node, Town.found(node));
        var seen = elsewhere.office.get(node, "/api/notice-outages").json().path(0);
        assertThat(seen.path("waiting").asInt()).isZero();
        assertThat(elsewhere
                        .office
                        .get(node, "/api/notice-outages/" + id + "/untold")
                        .json()
                        .isEmpty())
                .isTrue();
        assertThat(take(id, elsewhere.office).code()).isEqualTo("notices.unknown-outage");
    }
}
