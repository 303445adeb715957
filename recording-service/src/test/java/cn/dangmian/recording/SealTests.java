package cn.dangmian.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.recording.kernel.Sha256;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was archived is sealed for good, and whoever has the public key can tell. */
class SealTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final Lab lab = Lab.SHARED;

    @TempDir
    Path folder;

    @Test
    void everyArchiveIsSealedAndItsPackIsSound() throws IOException {
        var talk = archived();

        var answer = Player.pack(talk);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("content-length")).hasValue(answer.body().length);
        assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
                .contains("dangmian-5101-2026-000123-");
        var files = PackFiles.in(answer.body());
        assertThat(files.keySet())
                .contains("index.html", "verify", "tracks/terminal-1.webm", "tracks/desk-1.webm", "manifests/1.json");
        var told = verify(answer.body(), List.of());
        assertThat(told.path("sound").asBoolean()).as(told.toString()).isTrue();
        assertThat(told.path("caseNumber").asString()).isEqualTo("5101-2026-000123");
    }

    @Test
    void aPackIsSoundWhenItIsUnpacked() {
        var files = PackFiles.in(Player.pack(archived()).body());

        var told = Verifier.verify(lab.sealKey.pub(), List.of(PackFiles.folder(folder.resolve("pack"), files)))
                .getFirst();

        assertThat(told.path("sound").asBoolean()).as(told.toString()).isTrue();
    }

    @Test
    void whatIsAddedLaterHasAManifestOfItsOwnAndChangesNothingBefore() throws IOException {
        var talk = archived();
        var before = PackFiles.in(Player.pack(talk).body());
        var paper = "%PDF-1.7 minutes".getBytes(UTF_8);

        add(talk, paper);
        add(talk, paper);

        awaitManifests(talk, 2);
        var answer = Player.pack(talk).body();
        var after = PackFiles.in(answer);
        assertThat(after.get("manifests/1.json")).isEqualTo(before.get("manifests/1.json"));
        assertThat(after.get("exhibits/minutes.pdf")).isEqualTo(paper);
        assertThat(after).doesNotContainKey("manifests/3.json");
        var addition = JSON.readTree(after.get("manifests/2.json"));
        assertThat(addition.path("former").asString())
                .isEqualTo(Sha256.of(file(after, "manifests/1.json")).hex());
        assertThat(addition.path("moments").get(0).path("kind").asString()).isEqualTo("commitment");
        var told = verify(answer, List.of());
        assertThat(told.path("sound").asBoolean()).as(told.toString()).isTrue();
    }

    @Test
    void additionsFollowOneAnother() throws IOException {
        var talk = archived();
        for (var number = 2; number <= 4; number++) {
            add(talk, ("paper " + number).getBytes(UTF_8), "document-0" + number + ".pdf");
            awaitManifests(talk, number);
        }

        var told = verify(Player.pack(talk).body(), List.of());

        assertThat(told.path("sound").asBoolean()).as(told.toString()).isTrue();
    }

    @Test
    void sealsOnceHoweverOftenTheEndOfATalkIsTold() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();
        talk.report("archived");
        var again = talk.finish();
        lab.signaling.awaitAck(again);

        assertThat(manifests(talk)).isEqualTo(1);
    }

    @Test
    void sealsWhatWasArchivedBeforeThereWereSeals() throws IOException {
        var own = new Lab();
        var talk = new Talk(own).recorded("terminal").recorded("desk");
        talk.finish();
        talk.report("archived");
        List.of("manifest", "tree_node", "tree_head")
                .forEach(table -> own.jdbc().sql("delete from " + table).update());
        own.stop();
        own.start();

        awaitManifests(talk, 1);

        var zip = Files.write(folder.resolve("pack.zip"), Player.pack(talk).body());
        var told = Verifier.verify(own.sealKey.pub(), List.of(zip)).getFirst();
        own.stop();
        assertThat(told.path("sound").asBoolean()).as(told.toString()).isTrue();
    }

    @Test
    void tellsTheHeadOfTheLogThatAnybodyMayKeep() throws IOException {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();
        var note = talk.report("archived").path("head").path("note").asString();
        archived();

        var told = verify(Player.pack(talk).body(), kept(note));

        assertThat(told.path("sound").asBoolean()).as(told.toString()).isTrue();
    }

    @Test
    void aLogThatWasCutDoesNotAgreeWithAHeadThatSomebodyKept() throws IOException {
        var older = Player.pack(archived()).body();
        var newer = new Talk(lab).recorded("terminal").recorded("desk");
        newer.finish();
        var note = newer.report("archived").path("head").path("note").asString();

        var told = verify(older, kept(note));

        assertThat(told.path("sound").asBoolean()).isFalse();
        assertThat(told.path("findings").get(0).path("file").asString()).isEqualTo("log/head.txt");
    }

    @Test
    void namesTheSecondsOfATrackThatAreDamaged() throws IOException {
        var files = PackFiles.in(Player.pack(archived()).body());
        var track = file(files, "tracks/desk-1.webm");
        track[track.length / 2] ^= 1;

        var told = Verifier.verify(lab.sealKey.pub(), List.of(PackFiles.folder(folder.resolve("pack"), files)))
                .getFirst();

        var finding = told.path("findings").get(0);
        assertThat(told.path("findings").size()).as(told.toString()).isEqualTo(1);
        assertThat(finding.path("file").asString()).isEqualTo("tracks/desk-1.webm");
        var place = finding.path("places").path(0);
        assertThat(place.path("fromMillis").asLong()).isBetween(2_500L, 5_500L);
        assertThat(place.path("untilMillis").asLong() - place.path("fromMillis").asLong())
                .isBetween(300L, 3_500L);
    }

    @Test
    void refusesAPackOfWhatIsNoLongerAsItWasSealed() throws IOException {
        var talk = archived();
        var sha256 = lab.jdbc()
                .sql("select sha256 from track where recording = ? and name = 'desk-1'")
                .param(talk.recording)
                .query(String.class)
                .single();
        var file = lab.vault.resolve("sha256").resolve(sha256.substring(0, 2)).resolve(sha256);
        var content = Files.readAllBytes(file);
        content[content.length / 3] ^= 4;
        Files.write(file, content);

        var answer = Player.pack(talk);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(new String(answer.body(), UTF_8)).contains("playback.damaged", "tracks/desk-1.webm");
    }

    @Test
    void aGrantServesOneUseOnly() {
        var talk = archived();
        var content = "x".getBytes(UTF_8);
        var hash = Sha256.of(content).hex();
        var play = Player.grant(lab.grantKey, talk.recording, Duration.ofMinutes(1));

        assertThat(code(Player.without(lab)
                        .post("/recordings/" + talk.recording + "/pack", "{\"grant\":\"" + play + "\"}")))
                .isEqualTo("playback.grant-invalid");
        assertThat(code(Player.without(lab)
                        .post(
                                "/recordings/" + archived().recording + "/pack",
                                "{\"grant\":\"" + Player.grant(talk, "pack") + "\"}")))
                .isEqualTo("playback.grant-invalid");
        assertThat(code(Player.deliver(talk, content, hash, play))).isEqualTo("playback.grant-invalid");
        assertThat(code(Player.deliver(talk, content, hash, Player.grant(talk, "pack"))))
                .isEqualTo("playback.grant-invalid");
        assertThat(code(new Player(lab, "grant=" + Player.grant(talk, "pack")).get("/recordings/" + talk.recording)))
                .isEqualTo("playback.grant-invalid");
        assertThat(code(Player.deliver(new Talk(lab), content, hash, Player.grant(talk, "deliver"))))
                .isEqualTo("playback.grant-invalid");
    }

    @Test
    void takesNothingThatIsNotWhatItsAddressSays() {
        var talk = archived();

        var answer = Player.deliver(
                talk,
                "one".getBytes(UTF_8),
                Sha256.of("another".getBytes(UTF_8)).hex());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("playback.malformed");
    }

    private Talk archived() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();
        talk.report("archived");
        return talk;
    }

    static void add(Talk talk, byte[] paper) {
        add(talk, paper, "minutes.pdf");
    }

    private static void add(Talk talk, byte[] paper, String name) {
        var hash = Sha256.of(paper).hex();
        assertThat(Player.deliver(talk, paper, hash).statusCode()).isEqualTo(204);
        var exhibit = Map.of(
                "name",
                name,
                "kind",
                "minutes",
                "mediaType",
                "application/pdf",
                "bytes",
                paper.length,
                "sha256",
                hash,
                "at",
                talk.until().toString());
        var moment = Map.of("kind", "commitment", "at", talk.from.plusSeconds(4).toString());
        talk.lab.signaling.awaitAck(talk.lab.signaling.send(
                UUID.randomUUID(),
                "add",
                Map.of("recording", talk.recording, "exhibits", List.of(exhibit), "moments", List.of(moment))));
    }

    static void awaitManifests(Talk talk, int number) {
        await().until(() -> manifests(talk) == number);
    }

    static int manifests(Talk talk) {
        return talk.lab
                .jdbc()
                .sql("select count(*) from manifest where recording = ?")
                .param(talk.recording)
                .query(Integer.class)
                .single();
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private List<String> kept(String note) throws IOException {
        return List.of(
                "--head", Files.writeString(folder.resolve("head.txt"), note).toString());
    }

    private JsonNode verify(byte[] zip, List<String> options) throws IOException {
        return Verifier.verify(lab.sealKey.pub(), List.of(Files.write(folder.resolve("pack.zip"), zip)), options)
                .getFirst();
    }

    private static String code(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body()).path("code").asString();
    }
}
