package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Tier;
import cn.dangmian.signaling.reception.Disposition;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which receptions are looked for.
 *
 * @param caseNumber how the number of the case begins; empty for any
 * @param official a part of the name; empty for any
 * @param office that received, or one above it
 * @param words all of them are in the minutes
 * @param after the last of the page before
 */
record CatalogueQuery(
        String caseNumber,
        String official,
        @Nullable OfficeId office,
        @Nullable Tier tier,
        Days days,
        Disposition.@Nullable Kind outcome,
        @Nullable Condition recording,
        List<String> words,
        @Nullable Cursor after,
        int limit) {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int MOST_WORDS = 5;

    /** What is to be said of the recording. */
    enum Condition {
        SEALED,
        HELD,
        GAPS,
        MISSING,
        DESTROYED
    }

    /** From the first moment of a day to the first after another, in Beijing. */
    record Days(@Nullable Instant from, @Nullable Instant until) {

        static Days of(@Nullable LocalDate from, @Nullable LocalDate until) {
            if (from != null && until != null && from.isAfter(until)) {
                throw Refused.malformed("archive.days-reversed", from + " is after " + until);
            }
            return new Days(
                    from == null ? null : from.atStartOfDay(BEIJING).toInstant(),
                    until == null
                            ? null
                            : until.plusDays(1).atStartOfDay(BEIJING).toInstant());
        }
    }

    record Cursor(Instant at, UUID reception) {

        private static final String BETWEEN = "~";

        static Cursor of(String text) {
            try {
                var parts = text.split(BETWEEN, 2);
                return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
            } catch (DateTimeException | IllegalArgumentException broken) {
                throw Refused.malformed("archive.unknown-place", "not a place in a list");
            }
        }

        @Override
        public String toString() {
            return at + BETWEEN + reception;
        }
    }

    /** Whatever stands between blanks, wide ones too. */
    static List<String> words(String text) {
        var words = Stream.of(Normalizer.normalize(text, Normalizer.Form.NFKC).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.size() > MOST_WORDS) {
            throw Refused.malformed(
                    "archive.too-many-words", words.size() + " words (expected: <= " + MOST_WORDS + ")");
        }
        return words;
    }
}
