package cn.dangmian.benchmark.crash;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import cn.dangmian.benchmark.archive.Grants;
import cn.dangmian.local.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was archived of a talk, taken as somebody who may play it takes it. */
final class Shelf {

    static final List<String> SEATS = List.of("terminal", "desk");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long PAUSE_NANOS = 200_000_000;
    private static final int OK = 200;

    private record Kept(UUID id, Span talk, boolean archived) {}

    private final Stack stack;
    private final Grants grants;
    private final Connection database;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param database of the signaling nodes */
    Shelf(Stack stack, Grants grants, Connection database, Path folder) {
        this.stack = stack;
        this.grants = grants;
        this.database = database;
        this.folder = folder;
    }

    UUID talkingNow() throws SQLException {
        try (var asked = database.prepareStatement("select id from reception where stage = 'IN_PROGRESS'");
                var answer = asked.executeQuery()) {
            answer.next();
            return answer.getObject(1, UUID.class);
        }
    }

    /** @return of each seat; nothing when there is no archive of that moment after a while */
    List<Coverage> archived(UUID reception, long moment)
            throws SQLException, IOException, InterruptedException, GeneralSecurityException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var kept = kept(reception, moment);
            if (kept.isPresent() && kept.get().archived()) {
                return coverages(kept.get());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return List.of();
    }

    /** A talk that was broken off and held again has more than one. */
    private Optional<Kept> kept(UUID reception, long moment) throws SQLException {
        try (var asked = database.prepareStatement("select id, talk_from, talk_until, stage = 'ARCHIVED' from recording"
                + " where reception = ? and talk_from <= ? and talk_until > ?")) {
            var at = java.sql.Timestamp.from(Instant.ofEpochMilli(moment));
            asked.setObject(1, reception);
            asked.setTimestamp(2, at);
            asked.setTimestamp(3, at);
            try (var answer = asked.executeQuery()) {
                return answer.next()
                        ? Optional.of(new Kept(
                                answer.getObject(1, UUID.class),
                                new Span(
                                        answer.getTimestamp(2).getTime(),
                                        answer.getTimestamp(3).getTime()),
                                answer.getBoolean(4)))
                        : Optional.empty();
            }
        }
    }

    private List<Coverage> coverages(Kept kept) throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("recording.json");
        fetch(kept.id(), "", file);
        var recording = JsonMapper.shared().readTree(file.toFile());
        var all = new ArrayList<Coverage>();
        for (var seat : SEATS) {
            all.add(coverage(kept, recording, seat));
        }
        return all;
    }

    private Coverage coverage(Kept kept, JsonNode recording, String seat)
            throws IOException, InterruptedException, GeneralSecurityException {
        var from = kept.talk().from();
        var gaps = of(recording, "gaps", seat).stream()
                .map(gap -> new Span(
                        from + gap.path("fromMillis").asLong(),
                        from + gap.path("untilMillis").asLong()))
                .toList();
        var coverage = new Coverage(kept.talk(), new TreeSet<>(), new TreeSet<>(), gaps);
        for (var track : of(recording, "tracks", seat)) {
            var file = folder.resolve("track.webm");
            fetch(kept.id(), "/tracks/" + track.path("name").asString(), file);
            var begun = from + track.path("offsetMillis").asLong();
            var reading = new Reading(file);
            if (track.path("audio").asBoolean()) {
                coverage.heard().addAll(Ticks.heard(reading.sound(), begun));
            }
            if (track.path("video").asBoolean()) {
                coverage.seen()
                        .addAll(Stripes.seen(
                                reading.stripes(),
                                begun + track.path("durationMillis").asLong() / 2));
            }
        }
        return coverage;
    }

    private static List<JsonNode> of(JsonNode recording, String what, String seat) {
        return recording
                .path(what)
                .valueStream()
                .filter(one -> one.path("seat").asString().equals(seat))
                .toList();
    }

    private void fetch(UUID recording, String what, Path target)
            throws IOException, InterruptedException, GeneralSecurityException {
        var request = HttpRequest.newBuilder(URI.create(stack.url() + "/recordings/" + recording + what))
                .header("Cookie", "grant=" + grants.toPlay(recording))
                .build();
        var status = http.send(request, BodyHandlers.ofFile(target, CREATE, WRITE, TRUNCATE_EXISTING))
                .statusCode();
        if (status != OK) {
            throw new IOException(what + " of " + recording + " was answered with " + status);
        }
    }
}
