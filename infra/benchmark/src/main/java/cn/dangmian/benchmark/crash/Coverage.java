package cn.dangmian.benchmark.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.LongPredicate;

/**
 * What of a talk the archive holds of one seat.
 *
 * @param heard slots of time whose tone is in it
 * @param seen when the pictures in it were drawn
 * @param explained what the manifest says is missing
 */
record Coverage(Span talk, NavigableSet<Long> heard, NavigableSet<Long> seen, List<Span> explained) {

    /** Pages switch their sound on when they are told that the talk has begun, and off when they are told of its end. */
    private static final long BEGINNING = 1000;

    private static final long END = 500;

    /** Gaps are told by when packets came; that is so much later at most than when they were spoken. */
    private static final long ON_THE_WAY = 150;

    /** Two slots without a tone: more than a tenth of a second. */
    private static final int SLOTS = 2;

    /** Browsers leave pictures out. */
    private static final long BETWEEN_PICTURES = 1000;

    /** Stretches without a sound that the manifest does not tell of. */
    List<Span> unexplainedSilence() {
        return unexplained(at -> heard.contains(at / Ticks.SLOT));
    }

    /** Stretches without a picture that the manifest does not tell of. */
    List<Span> unexplainedDark() {
        return unexplained(
                at -> !seen.subSet(at - BETWEEN_PICTURES, at + Ticks.SLOT).isEmpty());
    }

    private List<Span> unexplained(LongPredicate isThere) {
        var found = new ArrayList<Span>();
        var first = (talk.from() + BEGINNING) / Ticks.SLOT * Ticks.SLOT;
        var begun = first;
        for (var at = first; at < talk.until() - END; at += Ticks.SLOT) {
            if (isThere.test(at) || isExplained(at)) {
                add(found, begun, at);
                begun = at + Ticks.SLOT;
            }
        }
        add(found, begun, (talk.until() - END) / Ticks.SLOT * Ticks.SLOT);
        return found;
    }

    private static void add(List<Span> found, long from, long until) {
        if (until - from >= SLOTS * Ticks.SLOT) {
            found.add(new Span(from, until));
        }
    }

    private boolean isExplained(long at) {
        return explained.stream().anyMatch(gap -> gap.widened(ON_THE_WAY).holds(at));
    }

    /** @return milliseconds of sound that were spoken before that moment and are not there */
    long lostSound(long moment) {
        var last = heard.floor(moment / Ticks.SLOT);
        return Math.max(0, moment - (last == null ? talk.from() : (last + 1) * Ticks.SLOT));
    }

    /** The same for pictures. */
    long lostPictures(long moment) {
        var last = seen.floor(moment);
        return moment - (last == null ? talk.from() : last);
    }
}
