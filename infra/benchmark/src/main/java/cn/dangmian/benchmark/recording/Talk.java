package cn.dangmian.benchmark.recording;

import cn.dangmian.benchmark.Group;
import cn.dangmian.benchmark.archive.Commands;
import cn.dangmian.local.Stack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A talk of some seconds, and how much is worked for it. */
final class Talk {

    /** @param on cores while it is recorded; @param off while it is not */
    record Pair(double on, double off) {}

    static final Duration TURN = Duration.ofSeconds(5);

    /** A B B A A B. */
    static final List<Boolean> TURNS = List.of(true, false, false, true, true, false);

    /** What was recorded to be thrown away is gone by then. */
    private static final Duration CLEARING = Duration.ofMillis(2500);

    private final Room room;
    private final Path spool;
    private final Commands commands;
    private final List<Group> atWork;
    private long bytes;
    private long recorded;

    /** @param atWork those who have something to do when it is recorded */
    Talk(Room room, Stack stack, List<Group> atWork) {
        this.room = room;
        this.spool = stack.spool();
        this.commands = new Commands(URI.create(stack.redis().url()));
        this.atWork = atWork;
    }

    /** Both are tried again and again in short turns, so that a machine that becomes slower, or a service that becomes faster, does it to both. */
    Pair compared(boolean recordedFirst) throws IOException {
        var on = 0.0;
        var off = 0.0;
        for (var isOn : TURNS) {
            if (isOn == recordedFirst) {
                on += recorded();
            } else {
                off += unrecorded();
            }
        }
        var half = TURNS.size() / 2;
        return new Pair(on / half, off / half);
    }

    private double unrecorded() throws IOException {
        var before = worked();
        pass(TURN);
        return (worked() - before) / TURN.toSeconds();
    }

    private double recorded() throws IOException {
        var recording = UUID.randomUUID();
        var before = worked();
        var end = System.nanoTime() + TURN.toNanos();
        for (var seat : Room.SEATS) {
            commands.send("expect", expected(recording, seat));
            room.record(seat, segment(recording, seat));
        }
        pass(Duration.ofNanos(end - System.nanoTime()));
        var cores = (worked() - before) / TURN.toSeconds();
        count(recording);
        room.stop();
        commands.send("abandon", Map.of("recording", recording));
        pass(CLEARING);
        return cores;
    }

    private double worked() throws IOException {
        var seconds = 0.0;
        for (var group : atWork) {
            seconds += group.seconds();
        }
        return seconds;
    }

    private static Map<String, ?> expected(UUID recording, String seat) {
        return Map.of(
                "recording", recording,
                "reception", UUID.randomUUID(),
                "case", UUID.randomUUID(),
                "caseNumber", "511300-2026-000001",
                "segment",
                        Map.of(
                                "name",
                                segment(recording, seat),
                                "seat",
                                seat,
                                "from",
                                Instant.now().toString(),
                                "audio",
                                true,
                                "video",
                                true));
    }

    private static String segment(UUID recording, String seat) {
        return "r" + recording + "-" + seat + "-1";
    }

    /** Nothing is measured where nothing was written. */
    private void count(UUID recording) throws IOException {
        try (var files = Files.list(spool)) {
            var own = files.filter(file -> file.getFileName().toString().startsWith("r" + recording))
                    .toList();
            if (own.size() != 2 * Room.SEATS.size()) {
                throw new IllegalStateException("files of a talk: " + own + " (expected: sound and picture of two)");
            }
            for (var file : own) {
                bytes += Files.size(file);
            }
        }
        recorded += TURN.toSeconds();
    }

    /** Of all that was recorded, for both sides together. */
    double megabits() {
        return bytes * 8 / 1e6 / recorded;
    }

    static void pass(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        while (end - System.nanoTime() > 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
