package cn.dangmian.signaling.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Heads beside the database, where who changes the database cannot reach: one line of JSON each, a file for every node, forced to the
 * disk. Each node writes down the heads of all.
 */
@Component
class Anchor {

    private static final String ENDING = ".heads";

    /** @param unreadable how many lines are no heads */
    record Anchored(List<Head> heads, int unreadable) {}

    private final Path directory;
    private final Path own;
    private final JsonMapper json;

    Anchor(AuditSettings settings, JsonMapper json) {
        this.json = json;
        directory = settings.anchor();
        own = directory.resolve(settings.node().replaceAll("[^\\w.-]", "_") + ENDING);
        try {
            Files.createDirectories(directory);
            Files.writeString(own, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("dangmian.audit.anchor cannot be written: " + own, e);
        }
    }

    /** Appends those that are not there yet. */
    synchronized void keep(List<Head> heads) {
        try {
            var last = read(own).heads().stream().mapToLong(Head::number).max().orElse(0);
            var lines = new StringBuilder();
            heads.stream()
                    .filter(head -> head.number() > last)
                    .forEach(head -> lines.append(json.writeValueAsString(head)).append('\n'));
            if (!lines.isEmpty()) {
                append(lines.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("dangmian.audit.anchor cannot be written: " + own, e);
        }
    }

    private void append(String lines) throws IOException {
        try (var channel = FileChannel.open(own, StandardOpenOption.WRITE)) {
            // A crash may have left half a line: it goes, and its head is written again.
            var whole = Files.readString(own).lastIndexOf('\n') + 1;
            channel.truncate(Files.readString(own).substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
            channel.position(channel.size());
            var bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** @return for every node's file what it holds */
    List<Anchored> all() {
        try (var files = Files.list(directory)) {
            var all = new ArrayList<Anchored>();
            for (var file : files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                all.add(read(file));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("dangmian.audit.anchor cannot be read: " + directory, e);
        }
    }

    private Anchored read(Path file) throws IOException {
        var text = Files.readString(file);
        var heads = new ArrayList<Head>();
        var unreadable = 0;
        for (var line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            try {
                heads.add(json.readValue(line, Head.class));
            } catch (JacksonException noHead) {
                unreadable++;
            }
        }
        return new Anchored(heads, unreadable);
    }
}
