package cn.dangmian.benchmark.crash;

import java.util.List;

/**
 * What came of one reception.
 *
 * @param seats what is archived of each; nothing when there is no archive
 * @param moment when it happened; milliseconds since 1970
 */
record Trial(Kind kind, long moment, List<Coverage> seats) {

    boolean isArchived() {
        return !seats.isEmpty();
    }

    /** Milliseconds of the seat that lost more. */
    double lostSound() {
        return seats.stream().mapToDouble(seat -> seat.lostSound(moment)).max().orElse(0);
    }

    double lostPictures() {
        return seats.stream()
                .mapToDouble(seat -> seat.lostPictures(moment))
                .max()
                .orElse(0);
    }

    int unexplained() {
        return seats.stream()
                .mapToInt(seat -> seat.unexplainedSilence().size()
                        + seat.unexplainedDark().size())
                .sum();
    }

    /** For whoever wonders. */
    String words() {
        if (!isArchived()) {
            return kind + ": NO ARCHIVE";
        }
        var words = new StringBuilder(
                "%s: lost %.0f ms of sound, %.0f ms of pictures".formatted(kind, lostSound(), lostPictures()));
        for (var seat : seats) {
            tell(words, "explained", seat.explained());
            tell(words, "UNEXPLAINED SILENCE", seat.unexplainedSilence());
            tell(words, "UNEXPLAINED DARK", seat.unexplainedDark());
        }
        return words.toString();
    }

    /** Counted from when it happened. */
    private void tell(StringBuilder words, String what, List<Span> spans) {
        for (var span : spans) {
            words.append("; %s %d to %d ms".formatted(what, span.from() - moment, span.until() - moment));
        }
    }
}
