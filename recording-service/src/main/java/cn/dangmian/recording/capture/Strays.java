package cn.dangmian.recording.capture;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.util.stream.Collectors.groupingBy;

import cn.dangmian.recording.kernel.RecordingId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What lies in the spool and belongs to no segment that was told of. */
@Component
class Strays {

    private final Spool spool;
    private final Segments segments;

    Strays(Spool spool, Segments segments) {
        this.spool = spool;
        this.segments = segments;
    }

    List<Tape> all() {
        var files = spool.files();
        var known = segments.known(files.stream()
                .flatMap(file -> TapeName.in(file.getFileName().toString()).stream())
                .map(TapeName::segment)
                .distinct()
                .toList());
        return files.stream()
                .filter(file -> TapeName.in(file.getFileName().toString())
                        .filter(name -> known.contains(name.segment()))
                        .isEmpty())
                .flatMap(Strays::look)
                .toList();
    }

    /** Those whose names say that they belong to this recording, by segment. */
    Map<TapeName, List<Tape>> of(RecordingId recording) {
        return all().stream()
                .filter(tape -> tape.name()
                        .filter(name -> name.recording().equals(recording))
                        .isPresent())
                .collect(groupingBy(tape -> tape.name().orElseThrow()));
    }

    private static Stream<Tape> look(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
            return Stream.of(new Tape(
                    file,
                    attributes.size(),
                    attributes.creationTime().toInstant(),
                    attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException gone) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
