package cn.dangmian.recording.assembly;

import cn.dangmian.recording.assembly.Remux.Piece;
import cn.dangmian.recording.capture.Captured;
import cn.dangmian.recording.kernel.Gap;
import cn.dangmian.recording.kernel.Seat;
import cn.dangmian.recording.kernel.Span;
import cn.dangmian.recording.kernel.Track;
import cn.dangmian.recording.seal.Pieces;
import cn.dangmian.recording.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the tracks of a recording out of its captured segments. */
@Component
class Assembly {

    // Between the sender's clock and the arrival of its packets lies no more than this, or one of them is wrong.
    private static final long LARGEST_DRIFT = 10_000;

    private final Remux remux;
    private final Vault vault;

    Assembly(Remux remux, Vault vault) {
        this.remux = remux;
        this.vault = vault;
    }

    Assembled assemble(Span talk, List<Captured> segments, Path workplace)
            throws IOException, ArchiveFailed, InterruptedException {
        var tracks = new ArrayList<Track>();
        var gaps = new ArrayList<Gap>();
        var pieces = new HashMap<String, Pieces>();
        for (var seat : Seat.ALL) {
            var coverage = new Coverage(seat, talk);
            var number = 1;
            for (var segment : segments) {
                if (segment.seat().equals(seat)) {
                    coverage.add(segment);
                    var made = track(new Place(talk, seat.word() + "-" + number, workplace), segment, coverage);
                    made.ifPresent(one -> {
                        tracks.add(one.track());
                        pieces.put(one.track().name(), one.pieces());
                    });
                    number += made.isPresent() ? 1 : 0;
                }
            }
            gaps.addAll(coverage.gaps());
        }
        if (tracks.isEmpty()) {
            throw new ArchiveFailed(
                    "no-media", "no file of the " + segments.size() + " segments holds any of the talk");
        }
        return new Assembled(tracks, pieces, gaps);
    }

    private Optional<Kept> track(Place place, Captured segment, Coverage coverage)
            throws IOException, ArchiveFailed, InterruptedException {
        // There already when the segment before held nothing: that one made no track of this name.
        var folder = Files.createDirectories(place.workplace().resolve(place.name()));
        var pieces = new ArrayList<Piece>();
        add(segment.video(), Codec.VP8, place.talk(), folder).ifPresent(taken -> {
            pieces.add(taken.piece());
            coverage.add(taken.tape(), taken.piece().start(), taken.piece().millis());
        });
        add(segment.audio(), Codec.OPUS, place.talk(), folder).ifPresent(taken -> {
            pieces.add(taken.piece());
            coverage.add(taken.tape(), taken.piece().start(), taken.piece().millis());
        });
        return pieces.isEmpty() ? Optional.empty() : Optional.of(keep(place, segment.seat(), pieces, folder));
    }

    private Optional<Taken> add(Captured.@Nullable File file, Codec codec, Span talk, Path folder)
            throws IOException, ArchiveFailed, InterruptedException {
        var tape = file == null ? Optional.<Tape>empty() : Tape.read(file, codec);
        if (tape.isEmpty()) {
            return Optional.empty();
        }
        return remux.piece(tape.get(), talk.from(), talk.until(), folder).map(piece -> new Taken(tape.get(), piece));
    }

    private Kept keep(Place place, Seat seat, List<Piece> pieces, Path folder)
            throws IOException, ArchiveFailed, InterruptedException {
        var reel = remux.join(pieces, folder);
        var received = pieces.stream()
                .mapToLong(
                        piece -> Duration.between(reel.start(), piece.start()).toMillis() + piece.millis())
                .max()
                .orElseThrow();
        if (Math.abs(received - reel.durationMillis()) > LARGEST_DRIFT) {
            throw ArchiveFailed.brokenMedia(
                    place.name() + " lasts " + reel.durationMillis() + " ms, but packets came for " + received + " ms");
        }
        var inPieces = Pieces.of(() -> Files.newInputStream(reel.file()));
        var stored = vault.keep(reel.file());
        var track = new Track(
                place.name(),
                seat,
                Duration.between(place.talk().from(), reel.start()).toMillis(),
                reel.durationMillis(),
                stored.bytes(),
                stored.sha256(),
                pieces.stream().anyMatch(piece -> piece.codec() == Codec.VP8),
                pieces.stream().anyMatch(piece -> piece.codec() == Codec.OPUS));
        return new Kept(track, inPieces);
    }

    record Assembled(List<Track> tracks, Map<String, Pieces> pieces, List<Gap> gaps) {}

    private record Kept(Track track, Pieces pieces) {}

    private record Place(Span talk, String name, Path workplace) {}

    private record Taken(Tape tape, Piece piece) {}
}
