package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.Finding.Amiss;
import cn.dangmian.signaling.archive.Finding.Message;
import cn.dangmian.signaling.archive.Finding.Untold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What should be against what is.
 *
 * @param now by the clock of whoever compares
 * @param patience which is given before anything counts as missing
 */
record Comparison(Instant now, Duration patience) {

    /** An archive that takes longer, or failed more often, is somebody's business. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final int ATTEMPTS = 3;

    /** @param talkUntil null while the talk goes on */
    record Ours(
            RecordingId id,
            String stage,
            @Nullable Instant talkUntil,
            @Nullable String sha256) {}

    List<Finding> of(Map<UUID, Ours> ours, Map<UUID, Inventory.Entry> theirs) {
        var all = new TreeSet<>(ours.keySet());
        all.addAll(theirs.keySet());
        return all.stream()
                .<Finding>flatMap(id -> one(id, Optional.ofNullable(ours.get(id)), Optional.ofNullable(theirs.get(id))))
                .toList();
    }

    private Stream<? extends Finding> one(UUID id, Optional<Ours> ours, Optional<Inventory.Entry> theirs) {
        if (ours.isEmpty()) {
            return Stream.of(amiss(IncidentKind.UNASKED, id, stageOf(theirs)));
        }
        return switch (ours.get().stage()) {
            case "ARCHIVED" -> archived(ours.get(), theirs);
            case "FINALIZING" -> finalizing(ours.get(), theirs);
            case "ABANDONED" -> abandoned(ours.get(), theirs);
            default ->
                theirs
                        .filter(Inventory.Entry::isOver)
                        .map(_ -> amiss(IncidentKind.UNASKED, id, stageOf(theirs)))
                        .stream();
        };
    }

    private Stream<? extends Finding> archived(Ours ours, Optional<Inventory.Entry> theirs) {
        var id = ours.id().value();
        if (theirs.isEmpty() || !theirs.get().isArchived()) {
            return Stream.of(amiss(IncidentKind.GONE, id, stageOf(theirs)));
        }
        var kept = theirs.get();
        var changed = kept.sha256() != null && kept.sha256().equals(ours.sha256())
                ? Stream.<Finding>empty()
                : Stream.of(amiss(IncidentKind.CHANGED, id, Map.of()));
        var files = kept.faults().isEmpty()
                ? Stream.<Finding>empty()
                : Stream.of(amiss(IncidentKind.FILES, id, Map.of("files", kept.faults())));
        return Stream.concat(changed, files);
    }

    private Stream<? extends Finding> finalizing(Ours ours, Optional<Inventory.Entry> theirs) {
        if (ours.talkUntil() == null || ours.talkUntil().isAfter(now.minus(patience))) {
            return Stream.empty();
        }
        if (theirs.filter(Inventory.Entry::isArchived).isPresent()) {
            return Stream.of(new Untold(ours.id(), Message.REPORT));
        }
        var untold = theirs.filter(Inventory.Entry::isOver).isPresent()
                ? Stream.<Finding>empty()
                : Stream.of(new Untold(ours.id(), Message.FINISH));
        return Stream.concat(untold, late(ours, theirs).stream());
    }

    private Optional<Finding> late(Ours ours, Optional<Inventory.Entry> theirs) {
        var attempts = theirs.map(Inventory.Entry::attempts).orElse(0);
        var isLate = ours.talkUntil() != null && ours.talkUntil().isBefore(now.minus(LATE));
        if (!isLate && attempts < ATTEMPTS) {
            return Optional.empty();
        }
        var reason = theirs.map(Inventory.Entry::reason).orElse("");
        return Optional.of(
                amiss(IncidentKind.NOT_ARCHIVED, ours.id().value(), Map.of("reason", reason, "attempts", attempts)));
    }

    private static Stream<? extends Finding> abandoned(Ours ours, Optional<Inventory.Entry> theirs) {
        return theirs.stream()
                .map(entry -> entry.isOver()
                        ? amiss(IncidentKind.UNASKED, ours.id().value(), stageOf(theirs))
                        : new Untold(ours.id(), Message.ABANDON));
    }

    private static Amiss amiss(IncidentKind kind, UUID recording, Map<String, ?> facts) {
        return new Amiss(kind, recording.toString(), facts);
    }

    private static Map<String, ?> stageOf(Optional<Inventory.Entry> theirs) {
        return theirs.<Map<String, ?>>map(entry -> Map.of("stage", entry.stage()))
                .orElse(Map.of());
    }
}
