package cn.dangmian.recording.vault;

import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.kernel.Space;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The vault's directories in the order in which they are filled. A file that lies in two of them is the one in the first. With an
 * object store a directory is left for what is being made.
 */
@Component
class Volumes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Volumes.class);

    private final List<Volume> all = new ArrayList<>();

    private final @Nullable Bucket bucket;

    Volumes(VaultSettings settings, Clock clock) throws IOException {
        var reserve = settings.reserve().toBytes();
        all.add(new Volume(settings.path(), reserve));
        if (settings.spill() != null) {
            add(settings.path(), settings.spill(), reserve);
        }
        bucket = settings.s3() == null ? null : new Bucket(settings.s3(), clock);
    }

    private void add(Path first, Path spill, long reserve) throws IOException {
        var here = first.toRealPath();
        var volume = new Volume(spill, reserve);
        var there = spill.toRealPath();
        if (there.startsWith(here) || here.startsWith(there)) {
            throw new IllegalStateException(
                    "dangmian.vault.spill: " + spill + " (expected: neither within nor around " + first + ")");
        }
        if (volume.disk().equals(all.getFirst().disk())) {
            LOG.warn("dangmian.vault.spill gives no room: {} is on the disk of {}; is it mounted?", spill, first);
        }
        all.add(volume);
    }

    Optional<Bucket> bucket() {
        return Optional.ofNullable(bucket);
    }

    private List<? extends Place> places() {
        return bucket == null ? all : List.of(bucket);
    }

    /** Where so much more is kept. */
    Place placeFor(long bytes) {
        return bucket == null ? roomFor(bytes) : bucket;
    }

    /** The first that keeps its reserve with so much more on it; when none does, the one with most room. */
    Volume roomFor(long bytes) {
        return all.stream()
                .filter(volume -> hasRoom(volume.space(), bytes))
                .findFirst()
                .orElseGet(this::roomiest);
    }

    private static boolean hasRoom(Space space, long bytes) {
        return space.writable() && space.freeBytes() - bytes >= space.reserveBytes();
    }

    private Volume roomiest() {
        return all.stream().max(Comparator.comparing(Volume::space, byRoom())).orElseThrow();
    }

    private static Comparator<Space> byRoom() {
        return Comparator.comparing(Space::writable).thenComparing(Space::freeBytes);
    }

    /** Those in which a file is looked for before it is looked for in this one. */
    List<? extends Place> before(Place place) {
        return places().subList(0, places().indexOf(place));
    }

    /** Of each. */
    List<Space> spaces() {
        return bucket == null ? all.stream().map(Volume::space).toList() : List.of();
    }

    /** Of the one with most room: when that is short, all are. */
    Space space() {
        return roomiest().space();
    }

    /** Removes a directory of what was being made. */
    void leave(Path workplace) {
        if (all.stream().noneMatch(volume -> volume.isBeingMadeHere(workplace))) {
            throw new IllegalArgumentException("workplace: " + workplace + " (expected: of one of " + all + ")");
        }
        Volume.remove(workplace);
    }

    SeekableByteChannel open(Sha256 sha256) throws IOException {
        for (var place : places()) {
            try {
                return place.open(sha256);
            } catch (NoSuchFileException elsewhere) {
                // Perhaps in the next one.
            }
        }
        throw new NoSuchFileException(sha256.hex());
    }

    void delete(Sha256 sha256) throws IOException {
        for (var place : places()) {
            place.delete(sha256);
        }
    }

    @Override
    public void close() {
        if (bucket != null) {
            bucket.close();
        }
    }
}
