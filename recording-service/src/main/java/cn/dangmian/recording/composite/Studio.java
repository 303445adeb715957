package cn.dangmian.recording.composite;

import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.kernel.Track;
import cn.dangmian.recording.tools.ToolFailed;
import cn.dangmian.recording.tools.Tools;
import cn.dangmian.recording.vault.Vault;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes one composite: the tracks out of the vault, one film by ffmpeg with the time that nobody else wants, the film into the vault. */
@Component
class Studio {

    private static final Logger LOG = LoggerFactory.getLogger(Studio.class);
    private static final String MADE = "composite.mp4";

    private final Rows rows;
    private final Recordings recordings;
    private final Vault vault;
    private final Tools tools;
    private final CompositeSettings settings;

    Studio(Rows rows, Recordings recordings, Vault vault, Tools tools, CompositeSettings settings) {
        this.rows = rows;
        this.recordings = recordings;
        this.vault = vault;
        this.tools = tools;
        this.settings = settings;
    }

    void make(Row row, Progress progress) throws InterruptedException {
        try {
            var begun = System.nanoTime();
            build(row, progress);
            LOG.info("composite of {} made in {} ms", row.recording(), (System.nanoTime() - begun) / 1_000_000);
        } catch (ToolFailed failed) {
            LOG.error("the composite of {} could not be made: {}", row.recording(), failed.text());
            rows.fail(row.id(), failed.reason());
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException("not wanted any more");
        } catch (IOException e) {
            LOG.warn("the composite of {} could not be stored", row.recording(), e);
            rows.fail(row.id(), "storage");
        }
    }

    private void build(Row row, Progress progress) throws IOException, ToolFailed, InterruptedException {
        var workplace = vault.workplace();
        try {
            var film = film(row);
            for (var track : film.tracks()) {
                fetch(track, workplace);
            }
            write(film, workplace);
            progress.begin(workplace, film.millis());
            tools.runWhenIdle(workplace, command(film), settings.patience());
            keep(row, workplace.resolve(MADE));
        } finally {
            vault.leave(workplace);
        }
    }

    private Film film(Row row) {
        var archived = recordings.archived(row.recording()).orElseThrow();
        var talk = recordings.find(row.recording()).orElseThrow().finishedTalk();
        var archive = archived.archive();
        return new Film(archived.subject().caseNumber(), talk, archive.tracks(), archive.gaps(), row.labels());
    }

    private void fetch(Track track, Path workplace) throws IOException {
        try (var in = Channels.newInputStream(vault.open(track.sha256()))) {
            Files.copy(in, workplace.resolve(file(track)));
        }
    }

    private void write(Film film, Path workplace) throws IOException {
        var scenes = Scene.of(film);
        Files.writeString(workplace.resolve("graph.txt"), Graph.of(film, scenes));
        Files.writeString(
                workplace.resolve("captions.ass"), Captions.of(film, scenes, settings.zone(), settings.fontName()));
        var fonts = Files.createDirectory(workplace.resolve("fonts"));
        Files.createSymbolicLink(fonts.resolve(settings.font().getFileName()), settings.font());
    }

    private static List<String> command(Film film) {
        var command =
                new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-nostats", "-progress", Progress.FILE));
        for (var track : film.tracks()) {
            // A picture that changes its size on the way goes through the same graph.
            command.addAll(List.of("-threads", "1", "-reinit_filter", "0", "-i", file(track)));
        }
        command.addAll(List.of("-filter_complex_script", "graph.txt", "-map", "[picture]", "-map", "[sound]"));
        command.addAll(List.of("-t", String.format(Locale.ROOT, "%.3f", film.millis() / 1000.0)));
        command.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "25", "-threads", "2"));
        command.addAll(List.of("-c:a", "aac", "-b:a", "64k", "-movflags", "+faststart", MADE));
        return command;
    }

    private static String file(Track track) {
        return track.name() + ".webm";
    }

    private void keep(Row row, Path made) throws IOException, InterruptedException {
        if (!rows.announce(row.id(), vault.nameOf(made))) {
            throw new InterruptedException("not wanted any more");
        }
        var stored = vault.keep(made);
        rows.ready(row.id(), stored.bytes());
    }
}
