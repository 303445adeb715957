package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.Finding.Amiss;
import cn.dangmian.signaling.archive.Finding.Message;
import cn.dangmian.signaling.archive.Finding.Untold;
import cn.dangmian.signaling.archive.Inventory.Space;
import cn.dangmian.signaling.archive.Inventory.Store;
import cn.dangmian.signaling.archive.Inventory.Stray;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at what belongs to no recording: room on the disks, files that nobody asked for, and talks that nobody recorded. */
@Component
class StorageWatch {

    private static final Duration MONTH = Duration.ofDays(30);
    /** A store that is away for less is nobody's trouble. */
    private static final Duration BLINK = Duration.ofMinutes(1);

    private static final String STORE = "store";
    private static final Set<IncidentKind> KINDS =
            EnumSet.of(IncidentKind.LOW_SPACE, IncidentKind.STRAY_TAPE, IncidentKind.NEVER_RECORDED);

    private final Inventory inventory;
    private final ComparisonRows rows;
    private final Recordings recordings;
    private final Incidents incidents;
    private final Retelling retelling;
    private final ArchiveSettings settings;
    private final Clock clock;

    StorageWatch(
            Inventory inventory,
            ComparisonRows rows,
            Recordings recordings,
            Incidents incidents,
            Retelling retelling,
            ArchiveSettings settings,
            Clock clock) {
        this.inventory = inventory;
        this.rows = rows;
        this.recordings = recordings;
        this.incidents = incidents;
        this.retelling = retelling;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return whether the recording service can tell what it keeps */
    boolean look() throws IOException, InterruptedException {
        var storage = inventory.storageIn(inventory.storage());
        var amiss = new ArrayList<Amiss>();
        addIfScarce("spool", storage.spool(), amiss);
        addIfScarce("vault", storage.vault(), amiss);
        storage.strays().stream()
                .filter(stray -> stray.changedAt().isBefore(clock.instant().minus(settings.patience())))
                .filter(stray -> !isTakenIn(stray))
                .forEach(stray -> amiss.add(amiss(stray)));
        rows.neverRecorded(clock.instant().minus(MONTH))
                .forEach(reception -> amiss.add(new Amiss(IncidentKind.NEVER_RECORDED, reception, Map.of())));
        amiss.forEach(incidents::raise);
        incidents.settle(KINDS, null, amiss);
        return isReachable(storage.store());
    }

    private boolean isReachable(@Nullable Store store) {
        var since = store == null ? null : store.unreachableSince();
        var amiss = new ArrayList<Amiss>();
        if (store != null && since != null && since.isBefore(clock.instant().minus(BLINK))) {
            amiss.add(new Amiss(
                    IncidentKind.UNANSWERED,
                    STORE,
                    Map.of("since", since.toString(), "reason", String.valueOf(store.reason()))));
        }
        amiss.forEach(incidents::raise);
        incidents.settle(Set.of(IncidentKind.UNANSWERED), List.of(STORE), amiss);
        return since == null;
    }

    private static void addIfScarce(String disk, Space space, List<Amiss> amiss) {
        if (space.isScarce()) {
            amiss.add(new Amiss(
                    IncidentKind.LOW_SPACE,
                    disk,
                    Map.of(
                            "freeBytes", space.freeBytes(),
                            "reserveBytes", space.reserveBytes(),
                            "writable", space.writable(),
                            "short", space.isShort())));
        }
    }

    private static Amiss amiss(Stray stray) {
        return new Amiss(
                IncidentKind.STRAY_TAPE,
                stray.name(),
                stray.recording() == null
                        ? Map.of("bytes", stray.bytes())
                        : Map.of("bytes", stray.bytes(), "recording", stray.recording()));
    }

    /** A recording that goes on, or whose archive is being made, takes in what is its own; one that never was lets it be cleared. */
    private boolean isTakenIn(Stray stray) {
        var id = stray.recording() == null ? null : new RecordingId(stray.recording());
        var stage = id == null
                ? ""
                : recordings.find(id).map(Recordings.Recording::stage).orElse("");
        if (id != null && stage.equals("ABANDONED")) {
            retelling.tell(new Untold(id, Message.ABANDON));
            return true;
        }
        return !stage.isEmpty() && !stage.equals("ARCHIVED");
    }
}
