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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What of the talk one seat's files cover, and what is missing. Milliseconds count from the beginning of the talk. */
final class Coverage {

    private static final long SHORTEST_GAP = 1000;
    private static final String TORN = "file-damaged";

    private final Seat seat;
    private final Span talk;
    private final List<Taken> segments = new ArrayList<>();
    private final List<Stretch> sound = new ArrayList<>();
    private final List<Stretch> picture = new ArrayList<>();
    private final List<Stretch> torn = new ArrayList<>();

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
        tape.tears().forEach(tear -> tear(tear, start, piece));
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

    private void tear(Stretch tear, long start, Stretch piece) {
        // Behind the last packet it goes on until the segment ends.
        var until = tear.until() == Long.MAX_VALUE
                ? segmentAt(piece).until()
                : Math.min(piece.until(), start + tear.until());
        var from = Math.max(piece.from(), start + tear.from());
        if (from < until) {
            torn.add(new Stretch(from, until));
        }
    }

    /** Everything that is missing for more than a second, and whatever was lost on the disk. */
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
        torn.forEach(stretch -> addEdges(edges, stretch));
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
        var now = segmentsAt(at);
        if (now.isEmpty() && seat.comesAndGoes()) {
            // Not there at all: guests and what is shown come and go, and nothing is missing while they are away.
            return null;
        }
        var heard = isCovered(sound, at);
        var seen = isCovered(picture, at);
        var soundMissing = !heard && isExpected(now, Captured::soundExpected);
        var pictureMissing = !seen && isExpected(now, Captured::pictureExpected);
        if (!soundMissing && !pictureMissing) {
            return heard || seen ? null : nothingAtAll(now);
        }
        if (isCovered(torn, at)) {
            return TORN;
        }
        if (now.stream()
                .filter(taken -> taken.segment().replaced())
                .anyMatch(taken -> (!soundMissing || isOver(sound, taken, at))
                        && (!pictureMissing || isOver(picture, taken, at)))) {
            return "recorder-stalled";
        }
        if (!heard && !seen) {
            return nothingAtAll(now);
        }
        return soundMissing ? "no-sound" : "no-picture";
    }

    private List<Taken> segmentsAt(long at) {
        return segments.stream().filter(segment -> covers(segment.time(), at)).toList();
    }

    private static boolean isExpected(List<Taken> now, Predicate<Captured> medium) {
        return now.isEmpty() || now.stream().map(Taken::segment).anyMatch(medium);
    }

    private static boolean isCovered(List<Stretch> stretches, long at) {
        return stretches.stream().anyMatch(stretch -> covers(stretch, at));
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
        if (run.isEmpty()
                || isShort(run) && run.stream().noneMatch(gap -> gap.reason().equals(TORN))) {
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

    private static boolean isShort(List<Gap> run) {
        return run.getLast().untilMillis() - run.getFirst().fromMillis() <= SHORTEST_GAP;
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
