package cn.dangmian.recording.capture;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import cn.dangmian.recording.kernel.SegmentName;
import cn.dangmian.recording.kernel.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The directory into which the media server writes. */
@Component
class Spool {

    private final CaptureSettings settings;

    Spool(CaptureSettings settings) {
        this.settings = settings;
    }

    /** The file as it is now; the one the media server has closed if there are two. */
    Optional<Look> look(SegmentName name, Medium medium) {
        return medium.endings().stream()
                .flatMap(ending -> look(closed(name, ending), true).or(() -> look(open(name, ending), false)).stream())
                .findFirst();
    }

    void remove(SegmentName name) {
        for (var medium : Medium.values()) {
            for (var ending : medium.endings()) {
                remove(closed(name, ending));
                remove(open(name, ending));
            }
        }
    }

    Space space() {
        return Space.of(settings.spool(), settings.reserve().toBytes());
    }

    /** Everything that lies there, also what nobody asked for. */
    List<Path> files() {
        try (var files = Files.list(settings.spool())) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(Tape tape) {
        remove(tape.file());
    }

    private Path closed(SegmentName name, String ending) {
        return settings.spool().resolve(name.value() + ending);
    }

    private Path open(SegmentName name, String ending) {
        return settings.spool().resolve(name.value() + ending + ".tmp");
    }

    private static Optional<Look> look(Path file, boolean closed) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(new Look(
                            file,
                            closed,
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param closed the media server has finished it */
    record Look(Path file, boolean closed, long size, Instant changedAt) {}
}
