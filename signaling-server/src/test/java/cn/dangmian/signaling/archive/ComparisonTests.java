package cn.dangmian.signaling.archive;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.archive.Comparison.Ours;
import cn.dangmian.signaling.archive.Finding.Amiss;
import cn.dangmian.signaling.archive.Finding.Untold;
import cn.dangmian.signaling.archive.Inventory.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every stage here against every stage there. */
class ComparisonTests {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final UUID ID = UUID.randomUUID();
    private final Comparison comparison = new Comparison(NOW, Duration.ofMinutes(2));

    /** What is ours, how many seconds ago the talk ended, what is theirs, how often they failed: what is found. */
    @ParameterizedTest
    @CsvSource({
        "ACTIVE,,,0,",
        "ACTIVE,,STARTING,0,",
        "ACTIVE,,ACTIVE,0,",
        "STARTING,,VERIFIED,0,UNASKED",
        "FAILED,,FINALIZING,0,UNASKED",
        "FINALIZING,119,,0,",
        "FINALIZING,121,,0,FINISH",
        "FINALIZING,121,STARTING,0,FINISH",
        "FINALIZING,121,ACTIVE,0,FINISH",
        "FINALIZING,121,FINALIZING,0,",
        "FINALIZING,121,FAILED,2,",
        "FINALIZING,121,FAILED,3,NOT_ARCHIVED",
        "FINALIZING,121,VERIFIED,5,REPORT",
        "FINALIZING,601,,0,FINISH NOT_ARCHIVED",
        "FINALIZING,601,FINALIZING,0,NOT_ARCHIVED",
        "FINALIZING,601,VERIFIED,0,REPORT",
        "ARCHIVED,601,VERIFIED,0,",
        "ARCHIVED,601,,0,GONE",
        "ARCHIVED,601,FAILED,1,GONE",
        "ABANDONED,,,0,",
        "ABANDONED,,STARTING,0,ABANDON",
        "ABANDONED,,ACTIVE,0,ABANDON",
        "ABANDONED,,VERIFIED,0,UNASKED",
        ",,ACTIVE,0,UNASKED",
        ",,VERIFIED,0,UNASKED"
    })
    void finds(
            @Nullable String ours,
            @Nullable Integer ended,
            @Nullable String theirs,
            int attempts,
            @Nullable String found) {
        assertThat(compare(ours(ours, ended), theirs(theirs, attempts, "hash", List.of())))
                .isEqualTo(found == null ? "" : found);
    }

    @ParameterizedTest
    @CsvSource({"hash,,", "other,,CHANGED", "hash,missing,FILES", "other,missing,CHANGED FILES"})
    void looksIntoWhatIsArchived(String sha256, @Nullable String fault, @Nullable String found) {
        var faults = fault == null ? List.<Map<String, String>>of() : List.of(Map.of("name", "desk-1", "fault", fault));

        assertThat(compare(ours("ARCHIVED", 601), theirs("VERIFIED", 0, sha256, faults)))
                .isEqualTo(found == null ? "" : found);
    }

    private String compare(Map<UUID, Ours> ours, Map<UUID, Entry> theirs) {
        return comparison.of(ours, theirs).stream()
                .flatMap(ComparisonTests::word)
                .reduce((one, next) -> one + " " + next)
                .orElse("");
    }

    private static Stream<String> word(Finding finding) {
        return Stream.of(
                switch (finding) {
                    case Untold untold -> untold.message().name();
                    case Amiss amiss -> amiss.kind().name();
                });
    }

    private static Map<UUID, Ours> ours(@Nullable String stage, @Nullable Integer ended) {
        return stage == null
                ? Map.of()
                : Map.of(
                        ID,
                        new Ours(new RecordingId(ID), stage, ended == null ? null : NOW.minusSeconds(ended), "hash"));
    }

    private static Map<UUID, Entry> theirs(
            @Nullable String stage, int attempts, String sha256, List<Map<String, String>> faults) {
        return stage == null ? Map.of() : Map.of(ID, new Entry(ID, stage, sha256, null, attempts, faults));
    }
}
