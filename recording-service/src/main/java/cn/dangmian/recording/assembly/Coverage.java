package cn.dangmian.recording.assembly;

import cn.dangmian.recording.assembly.Tape.Stretch;
import cn.dangmian.recording.capture.Captured;
import cn.dangmian.recording.kernel.Gap;
import cn.dangmian.recording.kernel.Seat;
import cn.dangmian.recording.kernel.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What of the talk one seat's files cover, and what is missing. Milliseconds count from the beginning of the talk. */
final class Coverage {

    private static final long SHORTEST_GAP = 1000;

    private final Seat seat;
    private final Span talk;
    private final List<Taken> segments = new ArrayList<>();
    private final List<Stretch> sound = new ArrayList<>();
    private final List<Stretch> picture = new ArrayList<>();

    Coverage(Seat seat, Span talk) {
        this.seat = seat;
        this.talk = talk;
    }

    void add(Captured segment) {
        var hasFile = segment.audio() != null || segment.video() != null;
        segments.add(new Taken(segment, new Stretch(at(segment.from()), at(segment.until())), hasFile));
    }

    /** @param from a piece of the tape went into a track from here on
     * @param millis for so long */
    void add(Tape tape, Instant from, long millis) {
        var start = at(tape.start());
        var piece = new Stretch(at(from), at(from) + millis);
        if (seat.isShown()) {
            // A paper that lies still, or a screen on which nothing moves, needs no new picture; the first takes a
            // moment.
            picture.add(segmentAt(piece));
            return;
        }
        for (var stretch : tape.stretches()) {
            var begin = Math.max(piece.from(), start + stretch.from());
            var end = Math.min(piece.until(), start + stretch.until());
            if (begin < end) {
                (tape.codec() == Codec.OPUS ? sound : picture).add(new Stretch(begin, end));
            }
        }
    }

    private Stretch segmentAt(Stretch piece) {
        return segments.stream()
                .map(Taken::time)
                .filter(time -> covers(time, piece.from()))
                .findFirst()
                .orElse(piece);
    }

    /** Everything that is missing for more than a second. */
    List<Gap> gaps() {
        var gaps = new ArrayList<Gap>();
        var run = new ArrayList<Gap>();
        var edges = edges();
        for (var from : edges.headSet(talk.millis())) {
            var until = edges.higher(from);
            var reason = until == null ? null : missing(from);
            if (reason == null || until == null) {
                gaps.addAll(worthTelling(run));
                run.clear();
            } else {
                run.add(new Gap(seat, from, until, reason));
            }
        }
        gaps.addAll(worthTelling(run));
        return gaps;
    }

    private TreeSet<Long> edges() {
        var edges = new TreeSet<>(List.of(0L, talk.millis()));
        segments.forEach(segment -> addEdges(edges, segment.time()));
        sound.forEach(stretch -> addEdges(edges, stretch));
        picture.forEach(stretch -> addEdges(edges, stretch));
        return edges;
    }

    private void addEdges(TreeSet<Long> edges, Stretch stretch) {
        for (var edge : List.of(stretch.from(), stretch.until())) {
            if (edge > 0 && edge < talk.millis()) {
                edges.add(edge);
            }
        }
    }

    private @Nullable String missing(long at) {
        var now =
                segments.stream().filter(segment -> covers(segment.time(), at)).toList();
        if (now.isEmpty() && seat.comesAndGoes()) {
            // Not there at all: guests and what is shown come and go, and nothing is missing while they are away.
            return null;
        }
        var soundExpected =
                now.isEmpty() || now.stream().anyMatch(taken -> taken.segment().soundExpected());
        var pictureExpected =
                now.isEmpty() || now.stream().anyMatch(taken -> taken.segment().pictureExpected());
        var heard = sound.stream().anyMatch(stretch -> covers(stretch, at));
        var seen = picture.stream().anyMatch(stretch -> covers(stretch, at));
        var soundMissing = !heard && soundExpected;
        var pictureMissing = !seen && pictureExpected;
        if (now.stream()
                .anyMatch(taken -> taken.segment().replaced()
                        && (soundMissing || pictureMissing)
                        && (!soundMissing || isOver(sound, taken, at))
                        && (!pictureMissing || isOver(picture, taken, at)))) {
            return "recorder-stalled";
        }
        if (!heard && !seen) {
            return nothingAtAll(now);
        }
        if (soundMissing) {
            return "no-sound";
        }
        return pictureMissing ? "no-picture" : null;
    }

    /** Nothing more comes in this segment. */
    private static boolean isOver(List<Stretch> medium, Taken taken, long at) {
        return medium.stream()
                .noneMatch(stretch ->
                        stretch.from() >= at && stretch.from() < taken.time().until());
    }

    private static String nothingAtAll(List<Taken> now) {
        if (now.isEmpty()) {
            return "no-segment";
        }
        return now.stream().anyMatch(Taken::hasFile) ? "nothing-received" : "file-missing";
    }

    /** A run of missing stretches without a break; what is shorter than a second joins what came before. */
    private static List<Gap> worthTelling(List<Gap> run) {
        if (run.isEmpty() || run.getLast().untilMillis() - run.getFirst().fromMillis() <= SHORTEST_GAP) {
            return List.of();
        }
        var told = new ArrayList<Gap>();
        for (var next : run) {
            var last = told.isEmpty() ? null : told.getLast();
            if (last == null) {
                told.add(next);
            } else if (last.reason().equals(next.reason()) || isShort(next)) {
                told.set(told.size() - 1, new Gap(last.seat(), last.fromMillis(), next.untilMillis(), last.reason()));
            } else if (isShort(last)) {
                told.set(told.size() - 1, new Gap(last.seat(), last.fromMillis(), next.untilMillis(), next.reason()));
            } else {
                told.add(next);
            }
        }
        return told;
    }

    private static boolean isShort(Gap gap) {
        return gap.untilMillis() - gap.fromMillis() <= SHORTEST_GAP;
    }

    private static boolean covers(Stretch stretch, long at) {
        return stretch.from() <= at && at < stretch.until();
    }

    private long at(Instant time) {
        return Duration.between(talk.from(), time).toMillis();
    }

    private record Taken(Captured segment, Stretch time, boolean hasFile) {}
}
