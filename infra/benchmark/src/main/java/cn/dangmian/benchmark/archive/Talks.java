package cn.dangmian.benchmark.archive;

import cn.dangmian.local.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Ends talks whose tapes lie in the spool, and waits until each can be played. */
public final class Talks {

    private static final long PAUSE_NANOS = 10_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> SEATS = List.of("terminal", "desk");
    private static final int PARTIAL_CONTENT = 206;

    private final Stack stack;
    private final Tapes tapes;
    private final Commands commands;
    private final Grants grants;
    private final Connection database;
    private final HttpClient http = HttpClient.newHttpClient();

    public Talks(Stack stack, Tapes tapes, Grants grants, Connection database) {
        this.stack = stack;
        this.tapes = tapes;
        this.commands = new Commands(URI.create(stack.redis().url()));
        this.grants = grants;
        this.database = database;
    }

    public UUID spooled(Duration length) throws IOException {
        var recording = UUID.randomUUID();
        for (var seat : SEATS) {
            var name = stack.spool().resolve(segment(recording, seat)).toString();
            Files.createLink(Path.of(name + "-video-1.mjr"), tapes.picture(length));
            Files.createLink(Path.of(name + "-audio-0.mjr"), tapes.sound(length));
        }
        return recording;
    }

    /** @return seconds until both sides could be played */
    public double end(UUID recording, Duration length)
            throws IOException, InterruptedException, SQLException, GeneralSecurityException {
        var begun = System.nanoTime();
        commands.send("finish", ending(recording, length));
        while (!isVerified(recording)) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException(recording + " was not archived in " + PATIENCE);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        for (var seat : SEATS) {
            play(recording, seat);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private Map<String, ?> ending(UUID recording, Duration length) {
        var from = tapes.from().toString();
        var until = tapes.from().plus(length).toString();
        var segments = SEATS.stream()
                .map(seat -> Map.of("name", segment(recording, seat), "seat", seat, "from", from, "until", until))
                .toList();
        return Map.of(
                "recording",
                recording,
                "reception",
                UUID.randomUUID(),
                "case",
                UUID.randomUUID(),
                "caseNumber",
                "511300-2026-000001",
                "talk",
                Map.of("from", from, "until", until),
                "segments",
                segments);
    }

    private static String segment(UUID recording, String seat) {
        return "r" + recording + "-" + seat + "-1";
    }

    private boolean isVerified(UUID recording) throws SQLException {
        try (var asked = database.prepareStatement("select stage, failure_text from recording where id = ?")) {
            asked.setObject(1, recording);
            try (var answer = asked.executeQuery()) {
                var stage = answer.next() ? answer.getString(1) : "";
                if (stage.equals("FAILED")) {
                    throw new IllegalStateException(recording + " failed: " + answer.getString(2));
                }
                return stage.equals("VERIFIED");
            }
        }
    }

    private void play(UUID recording, String seat) throws IOException, InterruptedException, GeneralSecurityException {
        var request = HttpRequest.newBuilder(
                        URI.create(stack.url() + "/recordings/" + recording + "/tracks/" + seat + "-1"))
                .header("Cookie", "grant=" + grants.toPlay(recording))
                .header("Range", "bytes=0-262143");
        var status = http.send(request.build(), BodyHandlers.ofByteArray()).statusCode();
        if (status != PARTIAL_CONTENT) {
            throw new IllegalStateException("playing " + seat + " was answered with " + status);
        }
    }

    /** Whether its evidence pack is sound, by the verifier that shares nothing with the product. */
    boolean isSound(UUID recording, Path verifier, Path pack)
            throws IOException, InterruptedException, GeneralSecurityException {
        var body = "{\"grant\":\"" + grants.toTakePack(recording) + "\"}";
        http.send(
                HttpRequest.newBuilder(URI.create(stack.url() + "/recordings/" + recording + "/pack"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofFile(pack));
        return new ProcessBuilder(
                                "python3",
                                verifier.toString(),
                                "--key",
                                stack.sealKey().toString(),
                                pack.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Its room on the disk is needed for the next. */
    public void destroy(UUID recording) throws IOException {
        commands.send(
                "destroy",
                Map.of(
                        "recording", recording,
                        "order", UUID.randomUUID(),
                        "askedBy", UUID.randomUUID(),
                        "confirmedBy", UUID.randomUUID()));
    }
}
