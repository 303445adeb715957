package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders films of whole talks, as a page does. */
final class Film {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> NAMES =
            Map.of("terminal", "王秀兰{\\p1}", "desk", "省信访局 张建国", "guesta", "县自然资源局 李明");

    private Film() {}

    static void archive(Talk talk) {
        talk.finish();
        talk.report("archived");
    }

    /** @param what nothing to ask for it, or {@code /state}, {@code /cancel} or {@code /file} */
    static HttpResponse<byte[]> call(Talk talk, String what) {
        return Player.composite(talk, what, NAMES);
    }

    static byte[] made(Talk talk) {
        assertThat(ask(talk).statusCode()).isEqualTo(202);
        awaitStage(talk, "READY");
        var file = call(talk, "/file");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).endsWith(".mp4\"");
        return file.body();
    }

    static HttpResponse<byte[]> ask(Talk talk) {
        return call(talk, "");
    }

    static String stage(Talk talk) {
        return json(call(talk, "/state")).path("stage").asString();
    }

    static void awaitStage(Talk talk, String stage) {
        // It has only the time that nobody else wants.
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> stage(talk), now -> now.equals(stage) || now.equals("FAILED"));
        assertThat(stage(talk)).isEqualTo(stage);
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
