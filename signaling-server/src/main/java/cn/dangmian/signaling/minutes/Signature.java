package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody put under a text, or why they did not.
 *
 * @param number which of those who came; 0 for the official
 * @param textSha256 of the text that they were shown
 * @param person who was at the page: the official, or the clerk beside the petitioner
 */
record Signature(Part part, int number, Way way, String textSha256, Proof proof, PersonId person, Instant at) {

    enum Part {
        PETITIONER,
        OFFICIAL
    }

    enum Way {
        /** With a pen or a finger, at the terminal. */
        DRAWN,
        /** On paper that was printed, signed and scanned. */
        SCANNED,
        /** By the official's own sign-in. */
        ACCOUNT,
        /** Not signed, for a reason. */
        DECLINED
    }

    /**
     * @param strokes each a row of x, y, x, y…, in thousandths of the width of the field, from its upper left
     * @param scan material of the reception
     * @param reason why it is not signed; empty otherwise
     */
    record Proof(
            List<List<Integer>> strokes,
            @Nullable UUID scan,
            @Nullable String scanSha256,
            String reason) {

        static final Proof NONE = new Proof(List.of(), null, null, "");

        static Proof drawn(List<List<Integer>> strokes) {
            return new Proof(checked(strokes), null, null, "");
        }

        static Proof scanned(UUID scan, String sha256) {
            return new Proof(List.of(), scan, sha256, "");
        }

        static Proof declined(String reason) {
            return new Proof(List.of(), null, null, reason);
        }
    }

    /** A command has 16 KB; a name takes a tenth of that. */
    private static final int MOST_NUMBERS = 3000;

    private static final int LEAST_NUMBERS = 16;
    private static final int WIDTH = 1000;

    private static List<List<Integer>> checked(List<List<Integer>> strokes) {
        var numbers = strokes.stream().mapToInt(List::size).sum();
        var isRow = strokes.stream()
                .allMatch(stroke -> stroke.size() % 2 == 0
                        && stroke.stream().allMatch(number -> number != null && number >= 0 && number <= WIDTH));
        if (!isRow || numbers > MOST_NUMBERS) {
            throw Refused.malformed(
                    "minutes.bad-signature", numbers + " numbers (expected: pairs of 0..1000, at most 3000)");
        }
        if (numbers < LEAST_NUMBERS) {
            throw Refused.malformed("minutes.empty-signature", numbers + " numbers (expected: at least 16)");
        }
        return strokes.stream().map(List::copyOf).toList();
    }
}
