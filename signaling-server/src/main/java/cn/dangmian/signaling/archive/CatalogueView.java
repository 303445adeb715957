package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.reception.Views.CaseShown;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.reception.Views.PetitionerShown;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What pages are told of receptions that were found. */
final class CatalogueView {

    private CatalogueView() {}

    /**
     * The newest first.
     *
     * @param total how many there are; null on a later page
     * @param more whether there are more than {@code total}
     * @param next what to name for the page after this one; null on the last
     */
    record Found(
            List<Entry> receptions,
            @Nullable Integer total,
            boolean more,
            @Nullable String next) {}

    /**
     * @param missing whether something that should have been recorded was not
     * @param lines of the minutes, with the words that were looked for; the first of them
     * @param moreLines how many besides
     */
    record Entry(
            UUID id,
            @JsonProperty("case") CaseShown caseShown,
            PetitionerShown petitioner,
            Named terminal,
            Named office,
            @Nullable Named official,
            String stage,
            Instant checkedInAt,
            @Nullable Instant talkFrom,
            List<String> outcomes,
            @Nullable RecordingShown recording,
            boolean missing,
            List<LineShown> lines,
            int moreLines) {

        Entry with(List<LineShown> found, int more) {
            return new Entry(
                    id,
                    caseShown,
                    petitioner,
                    terminal,
                    office,
                    official,
                    stage,
                    checkedInAt,
                    talkFrom,
                    outcomes,
                    recording,
                    missing,
                    found,
                    more);
        }
    }

    record RecordingShown(
            UUID id,
            String stage,
            @Nullable Long durationMillis,
            @Nullable Instant destroyedAt,
            int gaps,
            boolean held) {}

    /**
     * @param kind of the line; {@code SUPPLEMENT} of what was added afterwards
     * @param second of the recording; null when it belongs to none
     */
    record LineShown(
            UUID id, String kind, String words, @Nullable Long second) {}
}
