package cn.dangmian.signaling.archive;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Hands content over to the recording service, which keeps it under its hash. */
@Component
class Delivery {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NO_CONTENT = 204;

    private final ArchiveSettings settings;
    private final PlaybackGrants grants;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Delivery(ArchiveSettings settings, PlaybackGrants grants) {
        this.settings = settings;
        this.grants = grants;
    }

    /** Returns when it is on the other side's disk. */
    void put(RecordingId recording, String sha256, byte[] content) throws IOException, InterruptedException {
        var address = settings.recordings().resolve("/recordings/" + recording + "/exhibits/" + sha256);
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + grants.toDeliver(recording))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() != NO_CONTENT) {
            throw new IOException("the recording service answered " + answer.statusCode() + " (expected: 204)");
        }
    }
}
