package cn.dangmian.recording;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One reception whose recording the signaling side has asked for. */
final class Talk {

    static final Duration LENGTH = Duration.ofSeconds(10);

    final Lab lab;
    final UUID recording = UUID.randomUUID();
    final UUID reception = UUID.randomUUID();
    final UUID petition = UUID.randomUUID();
    final Instant from;
    private final List<Map<String, Object>> segments = new ArrayList<>();

    /** It ended a moment ago. */
    Talk(Lab lab) {
        this(lab, Instant.now().minus(LENGTH));
    }

    Talk(Lab lab, Instant from) {
        this.lab = lab;
        this.from = from.truncatedTo(ChronoUnit.MILLIS);
    }

    Instant until() {
        return from.plus(LENGTH);
    }

    String name(String seat, int number) {
        return "r" + recording + "-" + seat + "-" + number;
    }

    Path audio(String seat, int number) {
        return lab.spool.resolve(name(seat, number) + "-audio-0.mjr");
    }

    Path video(String seat, int number) {
        return lab.spool.resolve(name(seat, number) + "-video-1.mjr");
    }

    /** Both files, from the opening of the gate to its shutting. */
    Talk recorded(String seat) {
        return recorded(seat, 1, from, LENGTH);
    }

    Talk recorded(String seat, int number, Instant begin, Duration length) {
        SpoolFile.put(audio(seat, number), sound(seat, begin.plusMillis(25)).lasting(length));
        SpoolFile.put(video(seat, number), picture(seat, begin.plusMillis(40)).lasting(length));
        return segment(seat, number, begin, begin.plus(length));
    }

    /** The one file of what is shown besides a face, as the media server names it. */
    Path shown(String seat, int number) {
        return lab.spool.resolve(name(seat, number) + "-video-0.mjr");
    }

    /** @param length of the picture that came; it stands still from then on until the segment ends */
    Talk shown(String seat, int number, Instant begin, Duration length, Instant end) {
        SpoolFile.put(shown(seat, number), picture(seat, begin.plusMillis(40)).lasting(length));
        return segment(seat, number, begin, end);
    }

    static SpoolFile sound(String seat, Instant begin) {
        return new SpoolFile(Clip.sound(seat.equals("desk") ? 880 : 440), begin);
    }

    static SpoolFile picture(String seat, Instant begin) {
        return new SpoolFile(Clip.picture(seat.equals("desk") ? "352x288" : "320x240"), begin);
    }

    /** To be named when the talk is finished. */
    Talk segment(String seat, int number, Instant begin, Instant end) {
        segments.add(
                Map.of("name", name(seat, number), "seat", seat, "from", begin.toString(), "until", end.toString()));
        return this;
    }

    UUID expect(String seat, int number, Instant begin) {
        return lab.signaling.send("expect", expectation(name(seat, number), seat, begin));
    }

    Map<String, Object> expectation(String name, String seat, Instant begin) {
        return Map.of(
                "recording",
                recording,
                "reception",
                reception,
                "case",
                petition,
                "caseNumber",
                "5101-2026-000123",
                "segment",
                Map.of("name", name, "seat", seat, "from", begin.toString(), "audio", true, "video", true));
    }

    UUID finish() {
        return lab.signaling.send("finish", ending());
    }

    Map<String, Object> ending() {
        return Map.of(
                "recording",
                recording,
                "reception",
                reception,
                "case",
                petition,
                "caseNumber",
                "5101-2026-000123",
                "talk",
                Map.of("from", from.toString(), "until", until().toString()),
                "segments",
                segments);
    }

    JsonNode report(String type) {
        return report(type, Duration.ofSeconds(60));
    }

    JsonNode report(String type, Duration patience) {
        return lab.signaling.report(type, recording, patience);
    }
}
