package cn.dangmian.recording.composite;

import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.composite.State.Wait;
import cn.dangmian.recording.vault.Shelves;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When a composite may be begun: what is alive comes first. */
@Component
class Rules {

    private final Recordings recordings;
    private final Shelves shelves;
    private final CompositeSettings settings;

    Rules(Recordings recordings, Shelves shelves, CompositeSettings settings) {
        this.recordings = recordings;
        this.shelves = shelves;
        this.settings = settings;
    }

    /** Empty when one may be begun. */
    Optional<Wait> against() {
        if (live() > settings.liveAtMost()) {
            return Optional.of(Wait.LIVE);
        }
        return shelves.space().isShort() ? Optional.of(Wait.ROOM) : Optional.empty();
    }

    int live() {
        return recordings.live();
    }
}
