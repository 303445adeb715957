package cn.dangmian.recording.capture;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A file in the spool that no segment was told of. */
record Tape(Path file, long bytes, Instant begunAt, Instant changedAt) {

    /** Empty when it says nothing of what it belongs to. */
    Optional<TapeName> name() {
        return TapeName.in(file.getFileName().toString());
    }
}
