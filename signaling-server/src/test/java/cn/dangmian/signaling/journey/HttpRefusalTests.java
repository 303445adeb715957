package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** REST: who may not, what is not there, and what is not as PROTOCOL.md says. */
class HttpRefusalTests {

    private static final JsonMapper JSON = new JsonMapper();

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

    private static void assertRefused(int status, String code, Supplier<Answer> attempt) {
        var before = scene.town.rows();
        var answer = attempt.get();
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        Scene.assertHarmless(answer.text());
        assertThat(scene.town.rows()).isEqualTo(before);
    }

    private static void assertDenied(int status, String code, Town.Person person, Supplier<Answer> attempt) {
        var logged = scene.town.refusalsLogged(person);
        assertRefused(status, code, attempt);
        assertThat(scene.town.refusalsLogged(person)).as("lines in the log").isEqualTo(logged + 1);
    }

    private static Visitor visitor(String who) {
        return switch (who) {
            case "clerk" -> scene.clerk.visitor();
            case "official" -> scene.official.visitor();
            case "stranger" -> scene.stranger.visitor();
            default -> throw new IllegalArgumentException(who);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/me",
        "POST, /api/sign-out",
        "GET, /api/terminals",
        "GET, /api/desks",
        "GET, /api/notice",
        "GET, /api/terminals/{terminal}/receiving-offices",
        "POST, /api/cases",
        "GET, /api/cases/{foreign-case}",
        "GET, /api/receptions",
        "GET, /api/receptions/{waiting}",
        "POST, /api/recordings/{unknown}/grants",
        "GET, /ws"
    })
    void answersWhoIsNotSignedInWithNothing(String method, String path) {
        var anonymous = new Visitor();
        anonymous.get(SERVERS.first(), "/api/sign-in");
        assertRefused(
                401,
                "identity.not-signed-in",
                () -> method.equals("GET")
                        ? anonymous.get(SERVERS.first(), scene.fill(path))
                        : anonymous.post(SERVERS.first(), scene.fill(path), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cases", "/api/sign-out", "/api/sign-in", "/api/recordings/{unknown}/grants"})
    void refusesAChangeWithoutTheTokenOfThePage(String path) {
        var careless = new Visitor();
        careless.setCookie(Visitor.SESSION, scene.clerk.visitor().cookie(Visitor.SESSION));
        var body = JSON.writeValueAsString(scene.clerk.registration("Wang Wu", "A bridge"));
        assertRefused(403, "identity.csrf", () -> careless.postText(SERVERS.first(), scene.fill(path), body, _ -> {}));
        assertRefused(
                403,
                "identity.csrf",
                () -> careless.postText(
                        SERVERS.first(),
                        scene.fill(path),
                        body,
                        request -> request.setHeader(
                                "X-XSRF-TOKEN", UUID.randomUUID().toString())));
        assertThat(scene.clerk.visitor().get(SERVERS.first(), "/api/me").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "clerk, GET, /api/desks",
        "clerk, GET, /api/receptions",
        "clerk, GET, /api/receptions/{waiting}",
        "clerk, POST, /api/recordings/{unknown}/grants",
        "official, GET, /api/terminals",
        "official, GET, /api/notice",
        "official, POST, /api/cases",
        "official, GET, /api/terminals/{terminal}/receiving-offices",
        "stranger, GET, /api/terminals/{terminal}/receiving-offices",
        "stranger, GET, /api/terminals/{unknown}/receiving-offices",
        "stranger, GET, /api/terminals/not-an-id/receiving-offices",
        "clerk, DELETE, /api/cases/{foreign-case}",
        "clerk, GET, /api/everything"
    })
    void deniesWhatNoDutyAllowsAndLogsIt(String who, String method, String path) {
        assertDenied(403, "wire.not-allowed", scene.trier(who).person(), () -> send(who, method, scene.fill(path)));
    }

    private static Answer send(String who, String method, String path) {
        return switch (method) {
            case "GET" -> visitor(who).get(SERVERS.first(), path);
            case "POST" -> visitor(who).post(SERVERS.first(), path, Map.of());
            default ->
                visitor(who)
                        .send(
                                SERVERS.first(),
                                path,
                                request -> request.method(method, HttpRequest.BodyPublishers.noBody())
                                        .header("X-XSRF-TOKEN", visitor(who).cookie(Visitor.CSRF)));
        };
    }

    @ParameterizedTest
    @CsvSource({
        "clerk, casework.unknown-case, /api/cases/{foreign-case}",
        "clerk, casework.unknown-case, /api/cases/{unknown}",
        "official, casework.unknown-case, /api/cases/{foreign-case}",
        "official, archive.unknown-reception, /api/receptions/{foreign}",
        "official, archive.unknown-reception, /api/receptions/{unknown}"
    })
    void deniesAForeignThingAsAnUnknownOneAndLogsIt(String who, String code, String path) {
        assertDenied(404, code, scene.trier(who).person(), () -> visitor(who).get(SERVERS.first(), scene.fill(path)));
    }

    @Test
    void deniesThePlaybackOfAnUnknownRecording() {
        var path = scene.fill("/api/recordings/{unknown}/grants");
        assertDenied(
                404,
                "archive.unknown-recording",
                scene.town.official,
                () -> scene.official.visitor().post(SERVERS.first(), path, Map.of("purpose", "Review")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{foreign-terminal}", "{unknown}"})
    void deniesACaseAtATerminalOfAnotherOffice(String terminal) {
        var body = new HashMap<>(scene.clerk.registration("Wang Wu", "A bridge"));
        body.put("terminal", scene.fill(terminal));
        assertDenied(
                404,
                "organization.unknown-terminal",
                scene.town.clerk,
                () -> scene.clerk.visitor().post(SERVERS.first(), "/api/cases", body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json",
                "''",
                "null",
                "[]",
                "{}",
                "{'commandId':7,'terminal':'{terminal}','petitioner':{'name':'A'},'matter':{'title':'T'}}",
                "{'commandId':'{unknown}','terminal':null,'petitioner':{'name':'A'},'matter':{'title':'T'}}",
                "{'commandId':'{unknown}','terminal':'7','petitioner':{'name':'A'},'matter':{'title':'T'}}",
                "{'commandId':'{unknown}','terminal':'{terminal}','petitioner':{},'matter':{'title':'T'}}",
                "{'commandId':'{unknown}','terminal':'{terminal}','petitioner':{'name':null},'matter':{'title':'T'}}",
                "{'commandId':'{unknown}','terminal':'{terminal}','petitioner':{'name':['A']},'matter':{'title':'T'}}",
                "{'commandId':'{unknown}','terminal':'{terminal}','petitioner':{'name':'A\\u0000B'},'matter':{'title':'T'}}",
                "{'commandId':'{unknown}','terminal':'{terminal}','petitioner':'A','matter':{'title':'T'}}",
                "{'commandId':'{unknown}','terminal':'{terminal}','petitioner':{'name':'A'}}",
                "{'commandId':'{unknown}','terminal':'{terminal}','petitioner':{'name':'A'},'matter':{'title':{}}}"
            })
    void refusesABodyThatIsNotAsTheProtocolSays(String template) {
        var body = scene.fill(template.replace('\'', '"'));
        assertRefused(
                400,
                "wire.malformed",
                () -> scene.clerk.visitor().postText(SERVERS.first(), "/api/cases", body, _ -> {}));
    }

    @Test
    void refusesABodyOfAnotherType() {
        var body = JSON.writeValueAsString(scene.clerk.registration("Wang Wu", "A bridge"));
        assertRefused(
                415,
                "wire.malformed",
                () -> scene.clerk
                        .visitor()
                        .postText(
                                SERVERS.first(),
                                "/api/cases",
                                body,
                                request -> request.setHeader("Content-Type", "text/plain")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=101", "?limit=x", "?before=yesterday"})
    void refusesAQueryThatIsNotAsTheProtocolSays(String query) {
        assertRefused(
                400, "wire.malformed", () -> scene.official.visitor().get(SERVERS.first(), "/api/receptions" + query));
    }

    @ParameterizedTest
    @CsvSource({"name, 61", "name, 0", "address, 201", "title, 101", "title, 0", "text, 5001"})
    void refusesATextThatIsTooLongOrMissing(String field, int length) {
        assertRefused(400, "casework.bad-text", () -> register(field, "字".repeat(length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb", "a\u0007b", "a\u0085b"})
    void refusesControlCharactersInAName(String name) {
        assertRefused(400, "casework.bad-text", () -> register("name", name));
    }

    @ParameterizedTest
    @CsvSource({"name, 60", "name, 1", "address, 200", "title, 100", "text, 5000"})
    void takesATextThatIsJustShortEnough(String field, int length) {
        // Characters as people count them: these take two units of UTF-16 each.
        var answer = register(field, "𠮷".repeat(length));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    void takesNamesOfEveryPeopleOfTheLand() {
        var name = "阿卜杜热依木·吾拉木江·买买提";
        var answer = register("name", "  " + name + " ");
        assertThat(answer.json().path("petitioner").path("name").asString()).isEqualTo(name);
        var read = scene.clerk.visitor().get(SERVERS.second(), "/api/cases/" + answer.text("id"));
        assertThat(read.json()).isEqualTo(answer.json());
    }

    private static Answer register(String field, String value) {
        var petitioner = new HashMap<>(Map.of("name", "Wang Wu", "address", "Mill Lane 3"));
        var matter = new HashMap<>(Map.of("title", "A bridge", "text", "It shakes."));
        (petitioner.containsKey(field) ? petitioner : matter).put(field, value);
        return scene.clerk
                .visitor()
                .post(
                        SERVERS.first(),
                        "/api/cases",
                        Map.of(
                                "commandId",
                                UUID.randomUUID(),
                                "terminal",
                                scene.town.terminal,
                                "petitioner",
                                petitioner,
                                "matter",
                                matter));
    }
}
