package cn.dangmian.recording.capture;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The expected files of one segment, and what is to be told about them. */
final class SegmentWatch {

    private static final Duration BETWEEN_COMPLAINTS = Duration.ofSeconds(2);

    private final Map<Medium, FileWatch> files = new EnumMap<>(Medium.class);
    private boolean toldGrowing;
    private boolean complained;
    private long complainedAt;

    void look(Spool spool, Segment segment, Moment moment) {
        for (var medium : segment.media()) {
            files.computeIfAbsent(medium, _ -> new FileWatch())
                    .see(
                            spool.look(segment.name(), medium).orElse(null),
                            moment.ticks(),
                            moment.now(),
                            moment.silence());
        }
    }

    /** True once when every file has grown, and once more after each complaint. */
    boolean growsAgain() {
        if (toldGrowing || !files.values().stream().allMatch(FileWatch::hasGrown)) {
            return false;
        }
        toldGrowing = true;
        complained = false;
        return true;
    }

    /** The worst silent file, when it is time to complain about it. */
    Optional<Complaint> complaint(Moment moment) {
        var silent = files.values().stream()
                .filter(file -> file.silence().compareTo(moment.silence()) >= 0)
                .max(comparing(FileWatch::silence));
        silent.ifPresent(_ -> toldGrowing = false);
        files.values().stream()
                .filter(file -> file.silence().compareTo(moment.silence()) >= 0)
                .forEach(FileWatch::doubt);
        if (silent.isEmpty() || (complained && moment.ticks() - complainedAt < BETWEEN_COMPLAINTS.toNanos())) {
            return Optional.empty();
        }
        complained = true;
        complainedAt = moment.ticks();
        return silent.map(this::complaint);
    }

    private Complaint complaint(FileWatch silent) {
        var shortest = files.values().stream()
                .map(FileWatch::silence)
                .min(naturalOrder())
                .orElseThrow();
        return new Complaint(
                silent.silence().toMillis(), shortest.toMillis(), silent.isMissing() ? "missing" : "not-growing");
    }

    boolean isSettled(Duration enough) {
        return files.values().stream().allMatch(file -> file.isSettled(enough));
    }

    record Complaint(long silentMillis, long shortestMillis, String reason) {}

    /**
     * @param ticks {@link System#nanoTime()}
     * @param silence after which a file has stalled
     */
    record Moment(long ticks, Instant now, Duration silence) {}
}
