package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is there can be compared with what should be, and what nobody told of is not lost. */
class InventoryTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final Lab lab = Lab.SHARED;

    @Test
    void tellsOfEveryRecordingHowFarItIsAndThatNothingOfItIsAmiss() {
        var talk = archived();

        var entry = entryOf(talk);

        assertThat(entry.path("stage").asString()).isEqualTo("VERIFIED");
        assertThat(entry.path("reception").asString()).isEqualTo(talk.reception.toString());
        assertThat(entry.path("sha256").asString())
                .isEqualTo(talk.report("archived").path("sha256").asString());
        assertThat(entry.path("faults")).isEmpty();
        assertThat(ask(Map.of("recordings", List.of(UUID.randomUUID()))).path("recordings"))
                .isEmpty();
    }

    @Test
    void walksThroughAllRecordingsInTheOrderOfTheirIds() {
        var talk = archived();
        var before = new UUID(talk.recording.getMostSignificantBits(), talk.recording.getLeastSignificantBits() - 1);

        var walked = JSON.readTree(
                        get("/inventory?after=" + before, grant("inspect")).body())
                .path("recordings");

        assertThat(walked.get(0).path("recording").asString()).isEqualTo(talk.recording.toString());
        assertThat(walked.valueStream().map(one -> one.path("recording").asString()))
                .isSorted();
    }

    @Test
    void findsAFileThatIsGoneOneThatIsCutAndOneWithoutItsKey() throws IOException {
        var talk = archived();
        var tracks = talk.report("archived").path("tracks");
        Files.delete(file(tracks.get(0).path("sha256").asString()));
        assertThat(faults(talk)).containsExactly(tracks.get(0).path("name").asString() + " missing");

        var cut = file(tracks.get(1).path("sha256").asString());
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 5000));
        assertThat(faults(talk)).contains(tracks.get(1).path("name").asString() + " wrong-length");

        lab.jdbc()
                .sql("delete from file_key where sha256 = ?")
                .param(tracks.get(1).path("sha256").asString())
                .update();
        assertThat(faults(talk)).contains(tracks.get(1).path("name").asString() + " no-key");
    }

    @Test
    void findsByReadingWhatNoLengthShowsAndForgetsItWhenItIsPutBack() throws IOException {
        var own = new Lab();
        var talk = new Talk(own).recorded("terminal").recorded("desk");
        talk.finish();
        var track = talk.report("archived").path("tracks").get(0);
        own.stop();
        var file = file(own, track.path("sha256").asString());
        var whole = Files.readAllBytes(file);
        var flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        Files.write(file, flipped);

        var service = own.restart(Map.of("dangmian.inventory.pause", "100ms", "dangmian.inventory.again", "0s"));
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> faults(talk).contains(track.path("name").asString() + " damaged"));
            Files.write(file, whole);
            await().atMost(Duration.ofSeconds(20)).until(() -> faults(talk).isEmpty());
        } finally {
            service.close();
        }
    }

    @Test
    void takesTapesThatNobodyToldOfIntoTheArchiveTheyBelongTo() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        SpoolFile.put(
                talk.audio("guesta", 1),
                Talk.sound("guesta", talk.from.plusSeconds(2)).lasting(Duration.ofSeconds(5)));
        SpoolFile.put(
                talk.video("guesta", 1),
                Talk.picture("guesta", talk.from.plusSeconds(2)).lasting(Duration.ofSeconds(5)));
        talk.finish();

        var archived = talk.report("archived");

        assertThat(archived.path("tracks")
                        .valueStream()
                        .map(one -> one.path("name").asString()))
                .contains("guesta-1");
    }

    @Test
    void namesATapeThatComesTooLateAndOneThatSaysNothing() {
        var talk = archived();
        SpoolFile.put(talk.audio("guestb", 1), Talk.sound("guestb", talk.from).lasting(Duration.ofSeconds(2)));
        var odd = lab.spool.resolve("odd-" + UUID.randomUUID() + ".mjr");
        SpoolFile.put(odd, new byte[20]);

        var strays = storage().path("strays");

        assertThat(strays.valueStream()
                        .filter(one -> one.path("name")
                                .asString()
                                .equals(talk.audio("guestb", 1).getFileName().toString()))
                        .map(one -> one.path("recording").asString()))
                .containsExactly(talk.recording.toString());
        assertThat(strays.valueStream()
                        .filter(one -> one.path("name")
                                .asString()
                                .equals(odd.getFileName().toString()))
                        .filter(one -> one.path("recording").isNull()))
                .hasSize(1);
    }

    @Test
    void clearsTapesOfARecordingThatWasAbandonedThoughNobodyToldOfThem() {
        var talk = new Talk(lab);
        SpoolFile.put(talk.audio("desk", 1), Talk.sound("desk", talk.from).lasting(Duration.ofSeconds(2)));

        lab.signaling.send("abandon", Map.of("recording", talk.recording));

        await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(talk.audio("desk", 1)));
    }

    @Test
    void tellsAgainWhatCameOfARecordingWhenAsked() {
        var talk = archived();
        var first = talk.report("archived");
        lab.signaling.acknowledge(first);

        lab.signaling.send("report", Map.of("recording", talk.recording));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> lab.signaling.reports("archived", talk.recording).stream()
                        .anyMatch(report -> !report.path("id").equals(first.path("id"))));
        var again = lab.signaling.reports("archived", talk.recording).getLast();
        assertThat(again.path("sha256")).isEqualTo(first.path("sha256"));
        assertThat(again.path("head")).isEqualTo(first.path("head"));
    }

    @Test
    void showsHowMuchRoomThereIsAndWithWhatIsSealed() {
        archived();
        var storage = storage();

        assertThat(storage.path("vault").path("freeBytes").asLong()).isPositive();
        assertThat(storage.path("spool").path("reserveBytes").asLong()).isEqualTo(64L << 20);
        assertThat(storage.path("head").path("size").asLong()).isPositive();
        assertThat(storage.path("sealKey").asString()).hasSize(16);
        assertThat(storage.path("wrappedBy").path("1").asLong()).isPositive();
        assertThat(storage.path("work").path("archived").asLong()).isPositive();
    }

    @Test
    void tellsNobodyButTheSignalingServer() {
        var talk = archived();
        for (var path : List.of("/inventory", "/storage")) {
            assertThat(get(path, "").statusCode()).isEqualTo(401);
            assertThat(get(path, grant("deliver")).statusCode()).isEqualTo(403);
            assertThat(get(path, Player.grant(lab.grantKey, talk.recording, Duration.ofMinutes(1)))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(get(path, grant("inspect")).statusCode()).isEqualTo(200);
        }
        var inspecting = new Player(lab, "grant=" + grant("inspect"));
        assertThat(inspecting.get("/recordings/" + talk.recording).statusCode()).isEqualTo(403);
    }

    @Test
    void saysThatNothingNewMayBeginWhenLessThanTheReserveIsFree() {
        var own = new Lab();
        own.stop();
        var service = own.restart(Map.of("dangmian.vault.reserve", "9000TB"));
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !own.signaling
                            .reports(report -> report.path("type").asString().equals("alive")
                                    && report.path("full").asBoolean())
                            .isEmpty());
        } finally {
            service.close();
        }
    }

    private Talk archived() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();
        talk.report("archived");
        return talk;
    }

    private List<String> faults(Talk talk) {
        return entryOf(talk)
                .path("faults")
                .valueStream()
                .map(one ->
                        one.path("name").asString() + " " + one.path("fault").asString())
                .toList();
    }

    private static JsonNode entryOf(Talk talk) {
        return ask(talk.lab, Map.of("recordings", List.of(talk.recording)))
                .path("recordings")
                .get(0);
    }

    private JsonNode ask(Map<String, ?> body) {
        return ask(lab, body);
    }

    private static JsonNode ask(Lab lab, Map<String, ?> body) {
        var player = Player.without(lab);
        var answer = player.send(player.request(
                        "/inventory",
                        "Authorization",
                        "Bearer " + grant(lab.grantKey, "inspect"),
                        "Content-Type",
                        "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private JsonNode storage() {
        return JSON.readTree(get("/storage", grant("inspect")).body());
    }

    private HttpResponse<byte[]> get(String path, String grant) {
        return grant.isEmpty()
                ? Player.without(lab).get(path)
                : Player.without(lab).get(path, "Authorization", "Bearer " + grant);
    }

    private String grant(String use) {
        return grant(lab.grantKey, use);
    }

    /** For no recording: it only serves to look. */
    private static String grant(ECKey key, String use) {
        return Player.sign(
                key,
                Player.claims(UUID.randomUUID(), Duration.ofMinutes(1))
                        .claim("recording", null)
                        .claim("use", use)
                        .build());
    }

    private Path file(String sha256) {
        return file(lab, sha256);
    }

    private static Path file(Lab lab, String sha256) {
        return lab.vault.resolve("sha256").resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
