package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is told of one office.
 *
 * @param above nearest first
 * @param longitude degrees of WGS-84
 * @param since when the present name and parent began to hold; null before these records
 * @param successor the office this one was merged into
 * @param absorbed the offices that were merged into this one
 * @param offices how many are open below it
 * @param administered whether the asker administers it
 */
record OfficeSheet(
        OfficeId id,
        String divisionCode,
        String name,
        Tier tier,
        List<Named> above,
        @Nullable Double longitude,
        @Nullable Double latitude,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable Instant since,
        @Nullable Named successor,
        List<Named> absorbed,
        long revision,
        long offices,
        long units,
        List<PlaceNamed> terminals,
        List<PlaceNamed> desks,
        boolean administered) {

    record Named(OfficeId id, String name, Tier tier) {

        static Named of(Office office) {
            return new Named(office.id(), office.name(), office.tier());
        }
    }

    record PlaceNamed(String id, String name) {}

    /**
     * A line of a list or of the tree.
     *
     * @param parent name of the office above, to tell offices of one name apart
     */
    record Line(
            OfficeId id,
            String divisionCode,
            String name,
            Tier tier,
            @Nullable String parent,
            @Nullable Double longitude,
            @Nullable Double latitude,
            boolean closed,
            boolean hasChildren) {}

    /** What held before, from and until; a change ended it. */
    record Past(
            String name,
            String divisionCode,
            @Nullable Named parent,
            @Nullable Instant from,
            Instant until,
            String endedBy) {}
}
