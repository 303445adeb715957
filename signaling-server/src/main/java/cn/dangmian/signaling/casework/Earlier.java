package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case that the same person brought before, and why it is taken for what it is.
 *
 * @param lastAt when something last happened to it
 */
record Earlier(CaseBrief brief, Person person, Matter matter, boolean inHand, Instant lastAt, Verdict verdict) {

    enum Verdict {
        /** The same matter, still in hand: to be continued. */
        DUPLICATE,
        /** The same matter, which was over. */
        REPEAT,
        /** Another matter of this person. */
        OTHER
    }

    /** Why it is the same person. */
    record Person(boolean number, boolean telephone, boolean name) {}

    /**
     * Why it is the same matter.
     *
     * @param alike percent of the words
     * @param words that stand in both
     */
    record Matter(boolean place, boolean category, int alike, List<String> words) {

        /** Words alone must have more in common than words that are about the same subject, and those than such of the same place. */
        boolean same() {
            return alike >= (category ? place ? 20 : 30 : 50);
        }
    }

    /** @param title and text as typed so far; empty when nobody began to type */
    record Newcomer(
            String name,
            Contact contact,
            String title,
            String text,
            @Nullable String category,
            @Nullable OfficeId place) {}

    private static final Set<String> OVER =
            Set.of("FINALIZED", "CLOSED", "NOT_ACCEPTED", "REDIRECTED", "WITHDRAWN", "MERGED");

    static Earlier of(CaseBrief brief, CaseIntake.Particulars told, Person person, Newcomer newcomer, Instant lastAt) {
        var matter = compare(brief, told, newcomer);
        var inHand = !OVER.contains(brief.stage());
        var verdict = matter.same() ? inHand ? Verdict.DUPLICATE : Verdict.REPEAT : Verdict.OTHER;
        return new Earlier(brief, person, matter, inHand, lastAt, verdict);
    }

    private static Matter compare(CaseBrief brief, CaseIntake.Particulars told, Newcomer newcomer) {
        var titles = Likeness.of(newcomer.title(), brief.title());
        var whole = Likeness.of(newcomer.title() + "\n" + newcomer.text(), brief.title() + "\n" + brief.text());
        return new Matter(
                told.place() != null && told.place().equals(newcomer.place()),
                told.category() != null && told.category().equals(newcomer.category()),
                Math.max(titles.percent(), whole.percent()),
                whole.words());
    }
}
