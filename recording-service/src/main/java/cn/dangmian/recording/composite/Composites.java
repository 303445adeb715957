package cn.dangmian.recording.composite;

import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.composite.State.Stage;
import cn.dangmian.recording.composite.State.Wait;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Refused;
import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.vault.Shelves;
import cn.dangmian.recording.vault.Vault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders for composites and says how far they are. What is ordered is kept through every crash. */
@Component
public class Composites {

    private final Rows rows;
    private final Rules rules;
    private final Making making;
    private final Recordings recordings;
    private final Vault vault;
    private final Shelves shelves;

    Composites(Rows rows, Rules rules, Making making, Recordings recordings, Vault vault, Shelves shelves) {
        this.rows = rows;
        this.rules = rules;
        this.making = making;
        this.recordings = recordings;
        this.vault = vault;
        this.shelves = shelves;
    }

    /** Asking again changes nothing, but after a failure, or when the names are others now. */
    @Transactional
    public State ask(RecordingId recording, Labels labels) {
        var found = rows.find(recording, labels.language());
        if (found.isEmpty() || !isGood(found.get(), labels)) {
            found.ifPresent(one -> rows.discard(one.id()));
            // Whoever asked at the same moment may have been first.
            if (!rows.add(recording, labels)
                    && rows.find(recording, labels.language()).isEmpty()) {
                throw refusal(recording);
            }
        }
        return state(recording, labels.language());
    }

    public State state(RecordingId recording, Language language) {
        return rows.find(recording, language).map(this::state).orElseGet(State::none);
    }

    public void cancel(RecordingId recording, Language language) {
        rows.find(recording, language)
                .filter(one -> one.stage() != Stage.READY)
                .ifPresent(one -> rows.discard(one.id()));
    }

    /** @throws Refused when there is none */
    @Transactional
    public Sha256 file(RecordingId recording, Language language) {
        var row = rows.find(recording, language).filter(this::isThere).orElseThrow(Composites::notMade);
        rows.use(row.id());
        return Optional.ofNullable(row.sha256()).orElseThrow(Composites::notMade);
    }

    /** In the transaction that destroys the recording. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void destroy(RecordingId recording) {
        for (var row : rows.of(recording)) {
            rows.discard(row.id());
            if (row.sha256() != null) {
                vault.destroy(row.sha256());
            }
        }
    }

    private boolean isGood(Row row, Labels labels) {
        return row.labels().equals(labels)
                && row.stage() != Stage.FAILED
                && (row.stage() != Stage.READY || isThere(row));
    }

    private boolean isThere(Row row) {
        return row.stage() == Stage.READY
                && row.sha256() != null
                && shelves.faultOf(row.sha256(), row.bytes()).isEmpty();
    }

    private State state(Row row) {
        var ahead = 0;
        for (var one : rows.open()) {
            if (one.id().equals(row.id())) {
                break;
            }
            ahead++;
        }
        var waits = row.stage() == Stage.WAITING;
        return new State(
                row.stage(),
                row.stage() == Stage.BUILDING ? making.percent(row.id()) : 0,
                waits ? ahead : 0,
                rules.live(),
                waits ? waitsFor(ahead) : null,
                row.bytes(),
                row.reason());
    }

    private @Nullable Wait waitsFor(int ahead) {
        return rules.against().orElse(ahead > 0 ? Wait.QUEUE : null);
    }

    private Refused refusal(RecordingId recording) {
        var destroyed = recordings.archived(recording).map(found -> found.destroyedAt());
        return destroyed.isPresent()
                ? new Refused("playback.destroyed", "the recording was destroyed by order at " + destroyed.get())
                : new Refused("playback.unknown", "there is no such thing for this grant");
    }

    private static Refused notMade() {
        return new Refused("playback.not-made", "there is no composite of it, or not any more");
    }
}
