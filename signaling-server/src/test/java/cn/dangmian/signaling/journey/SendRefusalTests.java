package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SEND: what is not yours, not now, and not as PROTOCOL.md says. */
class SendRefusalTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    @SuppressWarnings("NullAway.Init") // set before all
    private static Scene scene;

    @BeforeAll
    static void open() {
        scene = new Scene(SERVERS);
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    /** A place that is another office's and one that does not exist are the same to whoever tries. */
    @ParameterizedTest
    @CsvSource({
        "clerk, /app/reception/terminals/{foreign-terminal}/take",
        "clerk, /app/reception/terminals/{unknown}/take",
        "clerk, /app/reception/terminals/not-an-id/take",
        "clerk, /app/reception/desks/{desk}/take",
        "clerk, /app/supervision/receptions/{waiting}/watch",
        "official, /app/reception/desks/{foreign-desk}/call-next",
        "official, /app/reception/desks/{unknown}/call-next",
        "official, /app/reception/terminals/{terminal}/accept",
        "supervisor, /app/reception/desks/{desk}/call-next",
        "stranger, /app/reception/terminals/{terminal}/renew",
        "clerk, /app/reception/terminals/{terminal}/open-the-safe",
        "clerk, /app/reception/terminals/{terminal}/take/again",
        "clerk, /app/media/seats",
        "clerk, /app",
        "clerk, /topic/reception/terminals/{terminal}",
        "clerk, /topic/reception/desks/{desk}",
        "clerk, /queue/replies",
        "clerk, /user/{victim}/queue/media",
        "clerk, /user/queue/media",
        "clerk, reception"
    })
    void deniesWhatNoDutyAllowsAndLogsIt(String who, String destination) {
        var trier = scene.trier(who);
        var to = scene.fill(destination)
                .replace("{victim}", scene.official.page().client.toString());
        scene.assertDenied(
                "wire.not-allowed", trier.person(), () -> trier.page().ask(to));
    }

    @ParameterizedTest
    @CsvSource({
        "clerk, reception.unknown, /app/reception/terminals/{terminal}/accept, {foreign}",
        "clerk, reception.unknown, /app/reception/terminals/{terminal}/accept, {unknown}",
        "clerk, reception.unknown, /app/reception/terminals/{terminal}/rejoin, {foreign}",
        "clerk, reception.unknown, /app/reception/terminals/{terminal}/dismiss, {unknown}",
        "official, reception.unknown, /app/reception/desks/{desk}/end, {foreign}",
        "official, reception.unknown, /app/reception/desks/{desk}/end, {waiting}",
        "official, reception.unknown, /app/reception/desks/{desk}/requeue, {unknown}",
        "supervisor, supervision.unknown-reception, /app/supervision/receptions/{unknown}/watch, {unknown}",
        "supervisor, supervision.unknown-watch, /app/supervision/watches/{unknown}/close, {unknown}",
        "clerk, media.unknown-seat, /app/media/seats/{unknown}/publish, {unknown}",
        "clerk, media.unknown-link, /app/media/links/{unknown}/restart, {unknown}",
        "clerk, media.unknown-link, /app/media/links/{unknown}/answer, {unknown}",
    })
    void deniesAForeignThingAsAnUnknownOneAndLogsIt(String who, String code, String destination, String reception) {
        var trier = scene.trier(who);
        var body = Map.of(
                "reception", scene.fill(reception), "purpose", "Quality of service", "sdp", SDP, "restart", false);
        scene.assertDenied(code, trier.person(), () -> trier.page().ask(scene.fill(destination), body));
    }

    private static final String SDP =
            "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";

    @ParameterizedTest
    @CsvSource({
        "clerk, reception.wrong-stage, /app/reception/terminals/{terminal}/accept",
        "clerk, reception.wrong-stage, /app/reception/terminals/{terminal}/rejoin",
        "clerk, reception.wrong-stage, /app/reception/terminals/{terminal}/dismiss",
        "supervisor, supervision.not-live, /app/supervision/receptions/{waiting}/watch"
    })
    void refusesWhatComesAtTheWrongStage(String who, String code, String destination) {
        var body = Map.of("reception", scene.waiting, "purpose", "Quality of service");
        scene.assertRefused(code, () -> scene.trier(who).page().ask(scene.fill(destination), body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clerk | /app/reception/terminals/{terminal}/leave | {'commandId':ID,'reception':'{waiting}'}",
                "clerk | /app/reception/terminals/{terminal}/leave | {'commandId':ID,'reception':'{waiting}','reason':null}",
                "clerk | /app/reception/terminals/{terminal}/leave | {'commandId':ID,'reception':'{waiting}','reason':'  '}",
                "clerk | /app/reception/terminals/{terminal}/leave | {'commandId':ID,'reception':'{waiting}','reason':['a']}",
                "clerk | /app/reception/terminals/{terminal}/leave | {'commandId':ID,'reception':'{waiting}','reason':'a\\u0000b'}",
                "clerk | /app/reception/terminals/{terminal}/leave | {'commandId':ID,'reception':'{waiting}','reason':'LONG'}",
                "clerk | /app/reception/terminals/{terminal}/accept | {'commandId':ID}",
                "clerk | /app/reception/terminals/{terminal}/accept | {'commandId':ID,'reception':null}",
                "clerk | /app/reception/terminals/{terminal}/accept | {'commandId':ID,'reception':7}",
                "clerk | /app/reception/terminals/{terminal}/accept | {'commandId':ID,'reception':'7'}",
                "clerk | /app/reception/terminals/{terminal}/accept | {'commandId':ID,'reception':{'value':'x'}}",
                "official | /app/reception/desks/{desk}/finish | {'commandId':ID,'reception':'{waiting}'}",
                "official | /app/reception/desks/{desk}/finish | {'commandId':ID,'reception':'{waiting}','dispositions':null}",
                "official | /app/reception/desks/{desk}/finish | {'commandId':ID,'reception':'{waiting}','dispositions':[null]}",
                "official | /app/reception/desks/{desk}/finish | {'commandId':ID,'reception':'{waiting}','dispositions':[{}]}",
                "official | /app/reception/desks/{desk}/finish | {'commandId':ID,'reception':'{waiting}','dispositions':[{'kind':'SHRUG'}]}",
                "supervisor | /app/supervision/receptions/{waiting}/watch | {'commandId':ID}",
                "supervisor | /app/supervision/receptions/{waiting}/watch | {'commandId':ID,'purpose':'abc'}",
                "supervisor | /app/supervision/receptions/{waiting}/watch | {'commandId':ID,'purpose':'  a    '}",
                "supervisor | /app/supervision/receptions/{waiting}/watch | {'commandId':ID,'purpose':'LONG'}",
                "clerk | /app/media/seats/{unknown}/publish | {'commandId':ID,'sdp':''}",
                "clerk | /app/media/seats/not-an-id/publish | {'commandId':ID,'sdp':'v=0','restart':false}"
            })
    void refusesABodyThatIsNotAsTheProtocolSays(String who, String destination, String template) {
        var id = UUID.randomUUID().toString();
        var body = scene.fill(template.replace('\'', '"'))
                .replace("ID", '"' + id + '"')
                .replace("LONG", "x".repeat(201));
        scene.assertRefused("wire.malformed", () -> scene.trier(who).page().askText(scene.fill(destination), body, id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json",
                "{",
                "null",
                "[]",
                "7",
                "{}",
                "{\"commandId\":7}",
                "{\"commandId\":\"7\"}",
                "{\"commandId\":null}",
                "''"
            })
    void refusesABodyWithoutACommandId(String body) {
        scene.assertRefused("wire.malformed", () -> {
            var page = scene.clerk.page();
            var to = scene.clerk.app("take");
            return body.contains("\"7\"") ? page.askText(to, body, "7") : page.refusalOf(() -> page.sendText(to, body));
        });
    }

    @ParameterizedTest
    @CsvSource({"12289, media.description-too-large", "500, media.description-refused"})
    void refusesADescriptionThatIsTooLargeOrNone(int size, String code) {
        var to = "/app/media/seats/" + UUID.randomUUID() + "/publish";
        scene.assertRefused(code, () -> scene.clerk.page().ask(to, Map.of("sdp", "x".repeat(size), "restart", false)));
    }

    @Test
    void nobodyCanPushToOthers() {
        var victim = scene.official.page();
        var heard = victim.heard("/user/queue/media").size();
        var seen = victim.heard(scene.official.topic()).size();
        for (var to : new String[] {
            "/user/" + victim.client + "/queue/media", scene.official.topic(), "/queue/media-user" + victim.client
        }) {
            assertThat(scene.clerk.page().ask(to, Map.of("type", "forged")).code())
                    .isEqualTo("wire.not-allowed");
        }
        assertThat(victim.ask("/app/media/resume").isDone()).isTrue();
        assertThat(victim.heard("/user/queue/media").stream().skip(heard)).noneMatch(SendRefusalTests::isForged);
        assertThat(victim.heard(scene.official.topic()).stream().skip(seen)).noneMatch(SendRefusalTests::isForged);
    }

    private static boolean isForged(tools.jackson.databind.JsonNode message) {
        return message.path("type").asString("").equals("forged");
    }
}
