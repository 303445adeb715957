package cn.dangmian.recording;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a service what it has, as the signaling side does, and plays and checks what it says it has. */
record Looking(Lab lab) {

    private static final JsonMapper JSON = new JsonMapper();

    Talk archived() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();
        talk.report("archived");
        return talk;
    }

    static JsonNode track(Talk talk) {
        return talk.report("archived").path("tracks").get(0);
    }

    static HttpResponse<byte[]> play(Talk talk, String... headers) {
        return Player.of(talk)
                .get(
                        "/recordings/" + talk.recording + "/tracks/"
                                + track(talk).path("name").asString(),
                        headers);
    }

    static String code(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body()).path("code").asString();
    }

    static JsonNode findings(Talk talk, Path folder) {
        var files = PackFiles.in(Player.pack(talk).body());
        var pack = PackFiles.folder(folder.resolve("pack" + UUID.randomUUID()), files);
        return Verifier.verify(talk.lab.sealKey.pub(), List.of(pack)).getFirst().path("findings");
    }

    JsonNode storage() {
        return JSON.readTree(new String(look("/storage").body(), StandardCharsets.UTF_8));
    }

    List<String> faults(Talk talk) {
        return JSON.readTree(inventory(talk).body())
                .path("recordings")
                .get(0)
                .path("faults")
                .valueStream()
                .map(one ->
                        one.path("name").asString() + " " + one.path("fault").asString())
                .toList();
    }

    HttpResponse<byte[]> inventory(Talk talk) {
        return look("/inventory?after="
                + new UUID(talk.recording.getMostSignificantBits(), talk.recording.getLeastSignificantBits() - 1));
    }

    HttpResponse<byte[]> look(String path) {
        var claims = Player.claims(UUID.randomUUID(), Duration.ofMinutes(1))
                .claim("recording", null)
                .claim("use", "inspect")
                .build();
        return Player.without(lab).get(path, "Authorization", "Bearer " + Player.sign(lab.grantKey, claims));
    }
}
