package cn.dangmian.benchmark.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CoverageTests {

    private static final long BEGUN = 1_764_547_200_000L;
    private static final Span TALK = new Span(BEGUN, BEGUN + 10_000);

    @Test
    void nothingIsMissingOfWhatIsWhole() {
        var whole = coverage(slots(0, 10_000), List.of());
        assertThat(whole.unexplainedSilence()).isEmpty();
        assertThat(whole.unexplainedDark()).isEmpty();
        assertThat(whole.lostSound(BEGUN + 5_020)).isZero();
    }

    @Test
    void aTenthOfASecondThatNobodyTellsOfIsFoundAndHalfOfItIsNone() {
        assertThat(coverage(without(5_000, 5_100), List.of()).unexplainedSilence())
                .containsExactly(new Span(BEGUN + 5_000, BEGUN + 5_100));
        assertThat(coverage(without(5_000, 5_050), List.of()).unexplainedSilence())
                .isEmpty();
        assertThat(coverage(slots(0, 9_000), List.of()).unexplainedSilence())
                .containsExactly(new Span(BEGUN + 9_000, BEGUN + 9_500));
    }

    @Test
    void whatTheManifestTellsOfIsExplainedAndNoMoreThanThat() {
        var told = List.of(new Span(BEGUN + 4_000, BEGUN + 6_000));
        assertThat(coverage(without(3_900, 6_100), told).unexplainedSilence()).isEmpty();
        assertThat(coverage(without(3_500, 6_000), told).unexplainedSilence())
                .containsExactly(new Span(BEGUN + 3_500, BEGUN + 3_850));
    }

    @Test
    void pagesSwitchSoundOnAndOff() {
        assertThat(coverage(slots(950, 9_500), List.of()).unexplainedSilence()).isEmpty();
        assertThat(coverage(slots(1_100, 9_500), List.of()).unexplainedSilence())
                .containsExactly(new Span(BEGUN + 1_000, BEGUN + 1_100));
    }

    @Test
    void countsWhatIsLostBeforeAMoment() {
        var coverage = coverage(without(4_200, 7_000), List.of());
        assertThat(coverage.lostSound(BEGUN + 5_000)).isEqualTo(800);
        assertThat(coverage.lostPictures(BEGUN + 5_000)).isEqualTo(850);
    }

    @Test
    void aPictureMayStandForASecond() {
        assertThat(coverage(without(4_000, 5_000), List.of()).unexplainedDark()).isEmpty();
        assertThat(coverage(without(4_000, 5_200), List.of()).unexplainedDark()).hasSize(1);
    }

    private static Coverage coverage(NavigableSet<Long> slots, List<Span> explained) {
        var pictures = new TreeSet<Long>();
        slots.forEach(slot -> pictures.add(slot * Ticks.SLOT));
        return new Coverage(TALK, slots, pictures, explained);
    }

    private static NavigableSet<Long> without(long from, long until) {
        var slots = slots(0, 10_000);
        slots.removeAll(slots(from, until));
        return slots;
    }

    private static NavigableSet<Long> slots(long from, long until) {
        var slots = new TreeSet<Long>();
        LongStream.range((BEGUN + from) / Ticks.SLOT, (BEGUN + until) / Ticks.SLOT)
                .forEach(slots::add);
        return slots;
    }
}
