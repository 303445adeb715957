package cn.dangmian.signaling.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway reports, what it must prove for it, and who may look at what was sent. */
class NoticeReceiptTests {

    private static final SmsGateway GATEWAY = new SmsGateway();

    @RegisterExtension
    static final Servers SERVERS = Servers.with(GATEWAY.settings());

    private final Node node = SERVERS.first();
    private final Booking booking = new Booking(node, SERVERS.foundTown());
    private final Told told = new Told(booking);

    @AfterAll
    static void closeGateway() {
        GATEWAY.close();
    }

    @Test
    void whoOptsOutIsWrittenToNoMoreUntilTheySayOtherwise() {
        told.put("BOOKED");
        var sent = told.awaited("BOOKED", "SENT");
        assertThat(SmsGateway.report(node, sent.reference(), "OPTED_OUT").status())
                .isEqualTo(204);
        told.put("DEFERRED");
        assertThat(told.awaited("DEFERRED", "SUPPRESSED").cause()).isEqualTo("OPTED_OUT");
        var path = "/api/notices/" + sent.id();
        assertThat(booking.office.get(node, path).json().path("optedOut").asBoolean())
                .isTrue();
        var in = Map.of("commandId", UUID.randomUUID(), "out", false);
        assertThat(booking.office
                        .post(node, path + "/opt-out", in)
                        .json()
                        .path("optedOut")
                        .asBoolean(true))
                .isFalse();
        told.put("NO_SHOW");
        told.awaited("NO_SHOW", "SENT");
    }

    @Test
    void aReceiptIsTakenOnceAndDeliveredStaysDelivered() {
        told.put("BOOKED");
        var sent = told.awaited("BOOKED", "SENT");
        for (var state : new String[] {"DELIVERED", "DELIVERED", "FAILED"}) {
            assertThat(SmsGateway.report(SERVERS.second(), sent.reference(), state)
                            .status())
                    .isEqualTo(204);
            assertThat(told.only().stage()).isEqualTo("DELIVERED");
        }
        var steps = booking.office.get(node, "/api/notices/" + sent.id()).json().path("steps");
        assertThat(steps.valueStream().map(step -> step.path("stage").asString()))
                .containsExactly("QUEUED", "SENDING", "SENT", "DELIVERED");
    }

    @Test
    void whatTheGatewayCouldNotDeliverHasFailed() {
        told.put("BOOKED");
        var sent = told.awaited("BOOKED", "SENT");
        assertThat(SmsGateway.report(node, sent.id() + "-7", "FAILED").status()).isEqualTo(204);
        assertThat(told.only().stage()).isEqualTo("SENT");
        assertThat(SmsGateway.report(node, sent.reference(), "FAILED").status()).isEqualTo(204);
        assertThat(told.awaited("BOOKED", "FAILED").cause()).isEqualTo("NOT_DELIVERED");
    }

    @Test
    void aReceiptThatIsNotTheGatewaysIsRefusedAndTellsNothing() {
        told.put("BOOKED");
        var sent = told.awaited("BOOKED", "SENT");
        var nonce = UUID.randomUUID().toString();
        var unknown = SmsGateway.report(node, UUID.randomUUID() + "-1", "DELIVERED");
        var now = Instant.now();
        assertThat(Stream.of(
                        SmsGateway.report(node, sent.reference(), "DELIVERED", now.minusSeconds(400), nonce),
                        SmsGateway.report(node, sent.reference(), "DELIVERED", now.plusSeconds(400), nonce),
                        SmsGateway.report(node, sent.reference(), "DELIVERED", now, "short"),
                        SmsGateway.report(node, sent.reference(), "READ"),
                        forged(sent.reference())))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(403);
                    assertThat(answer.text()).isEqualTo(unknown.text());
                });
        assertThat(told.only().stage()).isEqualTo("SENT");
        assertThat(SmsGateway.report(node, sent.reference(), "DELIVERED", now, nonce)
                        .status())
                .isEqualTo(204);
        var replayed = SmsGateway.report(SERVERS.second(), sent.reference(), "DELIVERED", now, nonce);
        assertThat(replayed.text()).isEqualTo(unknown.text());
        assertThat(unknown.code()).isEqualTo("notices.receipt-refused");
    }

    /** What was signed said something else. */
    private Answer forged(String reference) {
        var timestamp = String.valueOf(Instant.now().getEpochSecond());
        var nonce = UUID.randomUUID().toString();
        var signed = "{\"reference\":\"" + reference + "\",\"state\":\"FAILED\"}";
        var signature = SmsGateway.signature("/api/public/notice-receipts", timestamp, nonce, signed.getBytes(UTF_8));
        return SmsGateway.send(node, signed.replace("FAILED", "DELIVERED"), timestamp, nonce, signature);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "not json",
                "{\"reference\":7}",
                "{\"reference\":\"--------------------------------------1\"}"
            })
    void aReceiptThatIsNoneIsRefused(String body) {
        var timestamp = String.valueOf(Instant.now().getEpochSecond());
        var nonce = UUID.randomUUID().toString();
        var signature = SmsGateway.signature("/api/public/notice-receipts", timestamp, nonce, body.getBytes(UTF_8));
        assertThat(SmsGateway.send(node, body, timestamp, nonce, signature).code())
                .isEqualTo("notices.receipt-refused");
    }

    @Test
    void numbersAndTextsAreSealedMaskedAndReadOnlyWithALineInTheLog() {
        told.put("BOOKED");
        var sent = told.awaited("BOOKED", "SENT");
        var stored = SERVERS.jdbc()
                .sql("select n::text from notice n where id = ?")
                .param(sent.id())
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain(told.telephone).doesNotContain("一号终端");
        var listed = booking.office.get(node, "/api/notices").text();
        assertThat(listed).contains(told.telephone.substring(0, 3) + "****").doesNotContain(told.telephone);
        var text = booking.clerk.post(node, "/api/notices/" + sent.id() + "/text", Map.of());
        assertThat(text.text("text")).contains("一号终端");
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from audit_line where action = 'notices.read-text' and subject = ?")
                        .param(sent.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        var stranger = Visitor.signedIn(node, booking.town.stranger.clerk().login());
        assertThat(stranger.get(node, "/api/notices").json().path("notices").size())
                .isZero();
        assertThat(stranger.post(node, "/api/notices/" + sent.id() + "/text", Map.of())
                        .code())
                .isEqualTo("notices.unknown-notice");
    }
}
