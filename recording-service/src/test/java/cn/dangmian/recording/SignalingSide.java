package cn.dangmian.recording;

import static org.awaitility.Awaitility.await;

import cn.dangmian.local.Redis;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other end of the streams, as the contract describes it. */
final class SignalingSide {

    static final String COMMANDS = "dangmian:recording:commands";
    static final String REPORTS = "dangmian:recording:reports";
    private static final JsonMapper JSON = new JsonMapper();

    final RedisCommands<String, String> redis;

    SignalingSide(Redis server) {
        redis = RedisClient.create(server.url()).connect().sync();
    }

    UUID send(String type, Map<String, ?> fields) {
        return send(UUID.randomUUID(), type, fields);
    }

    UUID send(UUID id, String type, Map<String, ?> fields) {
        var message = new LinkedHashMap<String, Object>(fields);
        message.put("id", id);
        message.put("type", type);
        message.put("at", Instant.now().toString());
        sendRaw(JSON.writeValueAsString(message));
        return id;
    }

    void sendRaw(String json) {
        redis.xadd(COMMANDS, Map.of("json", json));
    }

    List<JsonNode> reports(Predicate<JsonNode> wanted) {
        return redis.xrange(REPORTS, Range.unbounded()).stream()
                .map(entry -> JSON.readTree(entry.getBody().get("json")))
                .filter(wanted)
                .toList();
    }

    List<JsonNode> reports(String type, UUID recording) {
        return reports(report -> report.path("type").asString().equals(type)
                && report.path("recording").asString("").equals(recording.toString()));
    }

    /** Waits for the first report of that type on that recording. */
    JsonNode report(String type, UUID recording, Duration patience) {
        await("report " + type)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !reports(type, recording).isEmpty());
        return reports(type, recording).getFirst();
    }

    void awaitAck(UUID message) {
        await("ack")
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !acks(message).isEmpty());
    }

    List<JsonNode> acks(UUID message) {
        return reports(report -> report.path("of").asString("").equals(message.toString()));
    }

    void acknowledge(JsonNode report) {
        send("ack", Map.of("of", report.path("id").asString()));
    }
}
