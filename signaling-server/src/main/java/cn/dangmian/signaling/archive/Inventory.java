package cn.dangmian.signaling.archive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the recording service what it has; no message has to arrive for it. */
@Component
class Inventory {

    /** As many as it tells at once. */
    static final int PAGE = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** @param reason why it could not be archived the last time, or empty */
    record Entry(
            UUID recording,
            String stage,
            @Nullable String sha256,
            @Nullable String reason,
            int attempts,
            List<Map<String, String>> faults) {

        boolean isArchived() {
            return stage.equals("VERIFIED");
        }

        /** Whether it was told that the talk is over. */
        boolean isOver() {
            return !stage.equals("STARTING") && !stage.equals("ACTIVE");
        }
    }

    private record Entries(List<Entry> recordings) {}

    /** @param recording to which it belongs by its name */
    record Stray(String name, @Nullable UUID recording, long bytes, Instant changedAt) {}

    record Space(long freeBytes, long reserveBytes, boolean writable) {

        /** Nothing new is begun then. */
        boolean isShort() {
            return !writable || freeBytes < reserveBytes;
        }

        /** It will be short before long. */
        boolean isScarce() {
            return isShort() || freeBytes < 2 * reserveBytes;
        }
    }

    /** @param unreachableSince absent: it answers */
    record Store(
            @Nullable Instant unreachableSince, @Nullable String reason) {}

    /** @param store absent: recordings lie on disks */
    record Storage(Space spool, Space vault, @Nullable Store store, List<Stray> strays) {}

    private final ArchiveSettings settings;
    private final PlaybackGrants grants;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Inventory(ArchiveSettings settings, PlaybackGrants grants, JsonMapper json) {
        this.settings = settings;
        this.grants = grants;
        this.json = json;
    }

    /** In the order of ids. @param recording null: from the first */
    List<Entry> after(@Nullable UUID recording) throws IOException, InterruptedException {
        var path = recording == null ? "/inventory" : "/inventory?after=" + recording;
        return read(ask(request(path).GET()), Entries.class).recordings();
    }

    List<Entry> of(Collection<UUID> recordings) throws IOException, InterruptedException {
        var body = json.writeValueAsString(Map.of("recordings", recordings));
        var request = request("/inventory")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return recordings.isEmpty()
                ? List.of()
                : read(ask(request), Entries.class).recordings();
    }

    /** Everything that it says of itself, for a page. */
    JsonNode storage() throws IOException, InterruptedException {
        return read(ask(request("/storage").GET()), JsonNode.class);
    }

    Storage storageIn(JsonNode told) throws IOException {
        return read(told.toString(), Storage.class);
    }

    private HttpRequest.Builder request(String path) {
        URI address = settings.recordings().resolve(path);
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + grants.toInspect());
    }

    private String ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the recording service answered " + answer.statusCode() + " (expected: 200)");
        }
        return answer.body();
    }

    private <T> T read(String text, Class<T> type) throws IOException {
        try {
            return json.readValue(text, type);
        } catch (JacksonException malformed) {
            throw new IOException("the recording service does not answer as agreed", malformed);
        }
    }
}
