package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What this side knows of a recording, what the recording service says it has, and those who see to what is amiss. */
final class ArchiveSides implements AutoCloseable {

    static final String HASH = "a".repeat(64);
    private static final JsonMapper JSON = new JsonMapper();

    final Scene scene;
    final UUID recording = UUID.randomUUID();
    final Visitor supervisor;
    final Visitor administrator;
    private final Servers servers;
    private final RecordingShelf shelf;

    ArchiveSides(Servers servers, RecordingShelf shelf) {
        this.servers = servers;
        this.shelf = shelf;
        scene = new Scene(servers);
        supervisor = somebody("SUPERVISOR", scene.town.city);
        administrator = somebody("SYSTEM_ADMIN", scene.town.province);
    }

    static Map<String, String> settings(RecordingShelf shelf) {
        var settings = new HashMap<>(shelf.settings());
        settings.put("dangmian.archive.compare-every", "200ms");
        settings.put("dangmian.archive.patience", "1s");
        return settings;
    }

    /** Nothing is amiss any longer for those who come next. */
    @Override
    public void close() {
        shelf.has(Map.of());
        shelf.says(RecordingShelf.ROOM);
        servers.jdbc().sql("delete from recording_segment").update();
        servers.jdbc().sql("delete from recording").update();
        servers.jdbc()
                .sql("update reception set talk_from = null where stage = 'ENDED'")
                .update();
        await().atMost(Page.PATIENCE).until(() -> count("recording_incident where gone_at is null") == 0);
        scene.close();
    }

    /** @return when it was asked for */
    String compareAll() {
        assertThat(administrator
                        .post(servers.first(), "/api/archive/comparisons", Map.of())
                        .status())
                .isEqualTo(202);
        var asked = comparison().path("askedAt").asString();
        await().atMost(Page.PATIENCE)
                .until(() -> comparison().path("wholeAt").asString("").compareTo(asked) > 0);
        return asked;
    }

    JsonNode comparison() {
        return administrator.get(servers.first(), "/api/archive/storage").json().path("comparison");
    }

    void ours(String stage, int secondsAgo) {
        ours(scene.waiting, stage, secondsAgo);
    }

    void ours(String reception, String stage, int secondsAgo) {
        servers.jdbc()
                .sql("""
                        insert into recording (id, reception, case_id, case_number, room, stage, started_at, talk_from, talk_until, sha256)
                        values (?, ?::uuid, (select case_id from reception where id = ?::uuid), '5101-2026-000001', ?, ?, now(), now() - interval '1 minute',
                                now() - make_interval(secs => ?), ?)""")
                .params(recording, reception, reception, UUID.randomUUID(), stage, secondsAgo, HASH)
                .update();
    }

    void theirs(String stage, String sha256) {
        shelf.has(Map.of(recording, entry(recording, stage, sha256, "[]")));
    }

    String entry(UUID recording, String stage, String sha256, String faults) {
        return """
                {"recording": "%s", "reception": "%s", "stage": "%s", "sha256": %s, "reason": null, "attempts": 0, "faults": %s}""".formatted(recording, recording, stage, sha256.isEmpty() ? "null" : '"' + sha256 + '"', faults);
    }

    JsonNode awaitTold(String type) {
        var told = "from recording_outbox where body ->> 'type' = ? and body ->> 'recording' = ?";
        await(type)
                .atMost(Page.PATIENCE)
                .until(() -> servers.jdbc()
                                .sql("select count(*) " + told)
                                .params(type, recording.toString())
                                .query(Integer.class)
                                .single()
                        > 0);
        return JSON.readTree(servers.jdbc()
                .sql("select body::text " + told + " limit 1")
                .params(type, recording.toString())
                .query(String.class)
                .single());
    }

    void reportArchived() {
        report("""
                {"id": "%s", "type": "archived", "at": "%s", "recording": "%s", "durationMillis": 1000, "sha256": "%s", "tracks": [], "gaps": [], "head": {"size": 1, "note": "n"}}""".formatted(UUID.randomUUID(), Instant.now(), recording, HASH));
    }

    void tellAlive(boolean full) {
        report("""
                {"id": "%s", "type": "alive", "at": "%s", "spoolFreeBytes": 1, "vaultFreeBytes": 1, "full": %s}""".formatted(UUID.randomUUID(), Instant.now(), full));
    }

    void report(String json) {
        servers.first()
                .bean(StringRedisTemplate.class)
                .opsForStream()
                .add("dangmian:recording:reports", Map.of("json", json));
    }

    Visitor somebody(String role, UUID office) {
        return Visitor.signedIn(
                servers.first(), scene.town.newPerson(role, office).login());
    }

    String path(JsonNode incident) {
        return "/api/archive/incidents/" + incident.path("id").asString();
    }

    JsonNode awaitIncident(String kind) {
        return awaitOf(supervisor, kind);
    }

    JsonNode awaitOf(Visitor visitor, String kind) {
        await(kind).atMost(Page.PATIENCE).until(() -> !of(visitor, kind).isEmpty());
        return of(visitor, kind).getFirst();
    }

    List<JsonNode> of(String kind) {
        return of(supervisor, kind);
    }

    List<JsonNode> of(Visitor visitor, String kind) {
        return visitor.get(servers.second(), "/api/archive/incidents")
                .json()
                .valueStream()
                .filter(one -> one.path("kind").asString().equals(kind))
                .toList();
    }

    int count(String of) {
        return servers.jdbc()
                .sql("select count(*) from " + of)
                .query(Integer.class)
                .single();
    }

    boolean logged(String action) {
        return count("audit_line where action = '" + action + "'") > 0;
    }
}
