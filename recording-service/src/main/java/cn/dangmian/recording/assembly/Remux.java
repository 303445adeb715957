package cn.dangmian.recording.assembly;

import cn.dangmian.recording.tools.ToolFailed;
import cn.dangmian.recording.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts the packets of one segment into one WebM, sound and picture as they came, nothing encoded again. */
@Component
class Remux {

    private static final JsonMapper JSON = new JsonMapper();

    private final Tools tools;
    private final AssemblySettings settings;

    Remux(Tools tools, AssemblySettings settings) {
        this.tools = tools;
        this.settings = settings;
    }

    /** Turns what a tape holds of a stretch of time into a file that ffmpeg can read. Empty if it holds nothing of it. */
    Optional<Piece> piece(Tape tape, Instant from, Instant until, Path workplace)
            throws IOException, ArchiveFailed, InterruptedException {
        var first = tape.startAt(Duration.between(tape.start(), from).toMillis());
        var last = Math.min(tape.length(), Duration.between(tape.start(), until).toMillis());
        if (first.isEmpty() || first.get() >= last) {
            return Optional.empty();
        }
        var name = tape.codec().stream();
        tape.cut(first.get(), last, workplace.resolve(name + ".mjr"));
        var target = name + (tape.codec() == Codec.OPUS ? ".opus" : ".webm");
        var command = new ArrayList<>(List.of("janus-pp-rec", "-o", "-d", "3"));
        if (tape.codec() == Codec.OPUS && tape.lost()) {
            command.addAll(List.of("-r", "1000"));
        }
        command.addAll(List.of(name + ".mjr", target));
        run(workplace, command);
        if (!Files.isRegularFile(workplace.resolve(target))) {
            throw new ArchiveFailed("tool-failed", "janus-pp-rec made no " + target);
        }
        Files.delete(workplace.resolve(name + ".mjr"));
        return Optional.of(new Piece(
                workplace.resolve(target), tape.codec(), tape.start().plusMillis(first.get()), last - first.get()));
    }

    /** @param pieces at least one */
    Reel join(List<Piece> pieces, Path workplace) throws IOException, ArchiveFailed, InterruptedException {
        var start = pieces.stream().map(Piece::start).min(Instant::compareTo).orElseThrow();
        var target = workplace.resolve("track.webm");
        var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error"));
        var maps = new ArrayList<String>();
        for (var piece : pieces) {
            var late = Duration.between(start, piece.start()).toNanos() / 1000;
            command.addAll(List.of("-itsoffset", late + "us", "-i", piece.file().toString()));
            maps.addAll(List.of(
                    "-map", maps.size() / 2 + ":" + piece.codec().stream().charAt(0)));
        }
        command.addAll(maps);
        // Pictures come when they come. A rate of one tick says so; a guessed one would make players see two at one
        // time.
        command.addAll(List.of("-c", "copy", "-r:v", "1000", "-cues_to_front", "1", "-f", "webm", target.toString()));
        run(workplace, command);
        for (var piece : pieces) {
            Files.delete(piece.file());
        }
        return new Reel(target, start, measure(target, pieces, workplace));
    }

    private long measure(Path reel, List<Piece> pieces, Path workplace)
            throws IOException, ArchiveFailed, InterruptedException {
        var probe = JSON.readTree(run(
                workplace,
                List.of(
                        "ffprobe",
                        "-v",
                        "error",
                        "-of",
                        "json",
                        "-show_entries",
                        "format=duration:stream=codec_name",
                        reel.toString())));
        var found = probe.path("streams")
                .valueStream()
                .map(stream -> stream.path("codec_name").asString(""))
                .collect(Collectors.toSet());
        var expected = pieces.stream().map(piece -> piece.codec().word()).collect(Collectors.toSet());
        if (!found.equals(expected)) {
            throw ArchiveFailed.brokenMedia("a track holds " + found + " (expected: " + expected + ")");
        }
        var seconds = Double.parseDouble(probe.path("format").path("duration").asString("0"));
        return Math.round(seconds * 1000);
    }

    private String run(Path workplace, List<String> command) throws IOException, ArchiveFailed, InterruptedException {
        try {
            return tools.run(workplace, command, settings.patience());
        } catch (ToolFailed failed) {
            throw new ArchiveFailed(failed.reason(), failed.text());
        }
    }

    /** @param millis for which packets came */
    record Piece(Path file, Codec codec, Instant start, long millis) {}

    record Reel(Path file, Instant start, long durationMillis) {}
}
