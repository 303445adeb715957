package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code on the receipt: what the petitioner sees with it, and says once. */
class InquiryTests {

    private static final String LOOK = "/api/public/inquiries";
    private static final String RATE = "/api/public/ratings";

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final MinutesTalk talk = new MinutesTalk(SERVERS);
    private final Scene scene = talk.scene;
    private final Visitor phone = new Visitor();

    @BeforeEach
    void begin() {
        SERVERS.jdbc().sql("delete from inquiry_miss").update();
        phone.get(SERVERS.second(), "/api/sign-in");
    }

    @AfterEach
    void leave() {
        talk.close();
    }

    private Answer print() {
        var path = "/api/terminals/" + scene.town.terminal + "/receptions/" + scene.waiting + "/inquiry-code";
        return scene.clerk.visitor().post(SERVERS.first(), path, Map.of());
    }

    private String code() {
        var printed = print();
        assertThat(printed.status()).as(printed.text()).isEqualTo(201);
        return printed.text("code");
    }

    private Answer look(String code) {
        return phone.post(SERVERS.second(), LOOK, Map.of("code", code));
    }

    private Answer rate(String code, UUID request, String rating, String words) {
        var said =
                Map.of("code", code, "reception", scene.waiting, "request", request, "rating", rating, "words", words);
        return phone.post(SERVERS.second(), RATE, said);
    }

    private void promise() {
        var promise = new HashMap<String, Object>(
                Map.of("reception", scene.waiting, "commitment", Ids.next(), "words", "We check the drain."));
        promise.put("office", scene.town.city);
        promise.put("due", LocalDate.now(WorkingDays.BEIJING).plusDays(3).toString());
        scene.official.done("promise", promise);
    }

    @Test
    void showsWhatHappenedAndWhatWasPromisedAndNobodysWholeName() {
        promise();
        talk.end();
        var code = code();
        assertThat(code).matches("([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}");
        assertThat(code()).isEqualTo(code);

        var seen = look(code.toLowerCase(Locale.ROOT));
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        var shown = scene.official
                .visitor()
                .get(SERVERS.first(), "/api/receptions/" + scene.waiting)
                .json();
        assertThat(seen.text("number")).isEqualTo(shown.at("/case/number").asString());
        assertThat(seen.json().at("/receptions/0/commitments/0/words").asString())
                .isEqualTo("We check the drain.");
        assertThat(seen.json().at("/receptions/0/commitments/0/responsible").asString())
                .isNotEmpty();
        assertThat(seen.json().at("/receptions/0/dispositions/0/kind").asString())
                .isEqualTo("ANSWERED_ON_THE_SPOT");
        assertThat(seen.text("petitioner")).contains("*");
        assertThat(seen.text()).doesNotContain(shown.at("/petitioner/name").asString());
        await().atMost(Page.PATIENCE)
                .untilAsserted(() -> assertThat(look(code).json().path("steps").findValuesAsString("kind"))
                        .contains("CASE_REGISTERED", "RECEPTION_TALK_STARTED", "RECEPTION_TALK_FINISHED")
                        .doesNotContain("RECEPTION_CALLED"));
    }

    @Test
    void isPrintedForATalkThatIsOverAtItsOwnTerminalAlone() {
        assertThat(print().code()).isEqualTo("evaluation.unknown-reception");
        talk.end();
        var foreign =
                "/api/terminals/" + scene.town.stranger.terminal() + "/receptions/" + scene.waiting + "/inquiry-code";
        var stranger =
                Visitor.signedIn(SERVERS.first(), scene.town.stranger.clerk().login());
        assertThat(stranger.post(SERVERS.first(), foreign, Map.of()).code()).isEqualTo("evaluation.unknown-reception");
        assertThat(codes()).isZero();
        code();
        assertThat(codes()).isEqualTo(1);
        SERVERS.jdbc()
                .sql("update reception set checked_in_at = checked_in_at - interval '1 day' where id = ?::uuid")
                .param(scene.waiting)
                .update();
        assertThat(print().code()).isEqualTo("evaluation.unknown-reception");
    }

    private int codes() {
        return SERVERS.jdbc()
                .sql(
                        "select count(*) from inquiry_code i join reception r on r.case_id = i.case_id where r.id = ?::uuid")
                .param(scene.waiting)
                .query(Integer.class)
                .single();
    }

    private Answer send(Visitor clerk, Object terminal) {
        var path = "/api/terminals/" + terminal + "/receptions/" + scene.waiting + "/inquiry-code-message";
        return clerk.post(SERVERS.first(), path, Map.of());
    }

    private List<String> recipients() {
        return SERVERS.jdbc()
                .sql("select masked from notice where kind = 'INQUIRY_CODE' and subject = ?::uuid")
                .param(scene.waiting)
                .query(String.class)
                .list();
    }

    @Test
    void isSentOnceToTheNumberOfTheCaseAndReadByNobodyElse() {
        assertThat(send(scene.clerk.visitor(), scene.town.terminal).code()).isEqualTo("evaluation.unknown-reception");
        talk.end();
        assertThat(send(scene.clerk.visitor(), scene.town.terminal)
                        .json()
                        .path("sent")
                        .asBoolean(true))
                .isFalse();
        assertThat(recipients()).containsExactly("");
        var stranger = scene.town.stranger;
        var other = Visitor.signedIn(SERVERS.first(), stranger.clerk().login());
        assertThat(send(other, stranger.terminal()).code()).isEqualTo("evaluation.unknown-reception");
        var notice = SERVERS.jdbc()
                .sql("select id::text from notice where kind = 'INQUIRY_CODE' and subject = ?::uuid")
                .param(scene.waiting)
                .query(String.class)
                .single();
        var office = Visitor.signedIn(
                SERVERS.first(), scene.town.newPerson("OFFICE", scene.town.city).login());
        var text = office.post(SERVERS.first(), "/api/notices/" + notice + "/text", Map.of())
                .text("text");
        assertThat(text).contains("查询码…", "/visit/").doesNotContain(code());
        assertThat(send(scene.clerk.visitor(), scene.town.terminal).status()).isEqualTo(200);
        assertThat(recipients()).hasSize(1);
    }

    @Test
    void isRatedOnceHoweverOftenItIsSentAndNeverAnother() {
        talk.end();
        var code = code();
        var request = Ids.next();
        var rated = rate(code, request, "DISSATISFIED", "Nobody listened.");
        assertThat(rated.status()).as(rated.text()).isEqualTo(200);
        assertThat(rated.json().at("/receptions/0/rated/rating").asString()).isEqualTo("DISSATISFIED");
        assertThat(rated.json().at("/receptions/0/rateUntil").isNull()).isTrue();
        assertThat(rate(code, request, "DISSATISFIED", "Nobody listened.").status())
                .isEqualTo(200);
        assertThat(rate(code, Ids.next(), "SATISFIED", "").code()).isEqualTo("evaluation.not-open");
        assertThat(look(code).json().at("/receptions/0/rated/words").asString()).isEqualTo("Nobody listened.");
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from audit_line where action = 'evaluation.rate' and subject = ?")
                        .param(scene.waiting)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void isNotRatedBeforeItsEndNorAfterThirtyDaysNorByAForeignCode() {
        talk.finish();
        scene.official.done("end", Map.of("reception", scene.waiting));
        var code = code();
        var request = Ids.next();
        var foreign = Map.of("code", code, "reception", Ids.next(), "request", request, "rating", "SATISFIED");
        assertThat(phone.post(SERVERS.second(), RATE, foreign).code()).isEqualTo("evaluation.unknown-reception");
        SERVERS.jdbc()
                .sql("""
                        update reception set stage_facts = jsonb_set(stage_facts, '{talk,until}', to_jsonb(?::text)) where id = ?::uuid""")
                .params(Instant.now().minus(Duration.ofDays(31)).toString(), scene.waiting)
                .update();
        assertThat(rate(code, request, "SATISFIED", "").code()).isEqualTo("evaluation.not-open");
        assertThat(rate(code, request, "SPLENDID", "").status()).isEqualTo(400);
        assertThat(rate(code, request, "SATISFIED", "x".repeat(501)).status()).isEqualTo(400);
        assertThat(rate(code, request, "SATISFIED", "a\u0000b").status()).isEqualTo(400);
    }

    @Test
    void guessesFindNothingAndLockNobodyElse() {
        talk.end();
        var code = code();
        var wrong = code.charAt(0) == '2' ? "3" + code.substring(1) : "2" + code.substring(1);
        assertThat(look(wrong).code()).isEqualTo("evaluation.mistyped-code");
        assertThat(misses()).isZero();
        // One that fits its own check, and is nobody's.
        for (var n = 0; n < 10; n++) {
            assertThat(look("ABCD-EFGH-JKLM-NPQ5").code()).isEqualTo("evaluation.unknown-code");
        }
        assertThat(look("ABCD-EFGH-JKLM-NPQ5").code()).isEqualTo("evaluation.too-many-codes");
        assertThat(look(code).code()).isEqualTo("evaluation.too-many-codes");
        SERVERS.jdbc().sql("update inquiry_miss set address = '10.1.2.3'").update();
        assertThat(look(code).status()).isEqualTo(200);
        assertThat(SERVERS.jdbc()
                        .sql("select exists (select from inquiry_code i where i::text like ?)")
                        .param("%" + code.replace("-", "") + "%")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    private int misses() {
        return SERVERS.jdbc()
                .sql("select count(*) from inquiry_miss")
                .query(Integer.class)
                .single();
    }
}
