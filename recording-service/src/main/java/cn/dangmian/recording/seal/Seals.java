package cn.dangmian.recording.seal;

import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The log of everything that was ever sealed. It only grows. */
@Component
public class Seals {

    private final SealRows rows;
    private final SealKeys keys;
    private final SealSettings settings;
    private final Clock clock;

    Seals(SealRows rows, SealKeys keys, SealSettings settings, Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    public Sealing sealing() {
        return new Sealing(keys.id(), settings.log(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** To be called in the transaction that makes the manifest true: both are there, or neither. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Sealed seal(RecordingId recording, int number, byte[] manifest) {
        var place = rows.lock();
        var tree = new MerkleTree(rows);
        tree.append(place, MerkleTree.leaf(manifest));
        var sealed = new Sealed(number, Sha256.of(manifest), keys.sign(manifest), place);
        rows.put(sealed, recording);
        rows.putHead(
                sealed.size(),
                Checkpoint.note(settings.log(), sealed.size(), tree.root(sealed.size()), keys),
                clock.instant());
        return sealed;
    }

    /** Oldest first. */
    public List<Sealed> of(RecordingId recording) {
        return rows.of(recording);
    }

    public Optional<Sealed> latestOf(RecordingId recording) {
        return of(recording).stream().reduce((_, later) -> later);
    }

    /** As it was signed when the log had so many leaves. */
    public String head(long size) {
        return rows.head(size);
    }

    /** @param note signed */
    public record Newest(long size, String note, Instant signedAt) {}

    /** The newest head; empty while nothing was sealed. */
    public Optional<Newest> newest() {
        return rows.newest();
    }

    @Transactional(readOnly = true)
    public Proof proof(RecordingId recording) {
        var size = rows.size();
        var tree = new MerkleTree(rows);
        return new Proof(
                rows.head(size),
                of(recording).stream()
                        .map(one -> new Proof.Leaf(
                                one.number(),
                                one.place(),
                                rows.head(one.size()),
                                tree.inclusion(one.place(), size),
                                tree.consistency(one.size(), size)))
                        .toList());
    }
}
