package cn.dangmian.signaling.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.scheduling.RosterEntry.Pattern;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RosterEntryTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 9, 28);
    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.of(2026, 10, 1),
            LocalDate.of(2026, 10, 2),
            LocalDate.of(2026, 10, 5),
            LocalDate.of(2026, 10, 6),
            LocalDate.of(2026, 10, 7));

    private static RosterEntry entry(
            Pattern pattern, @Nullable Integer weekday, @Nullable Integer monthDay, @Nullable LocalDate until) {
        return new RosterEntry(
                new DeskId(UUID.randomUUID()),
                PersonId.next(),
                pattern,
                weekday,
                monthDay,
                FIRST,
                until,
                LocalTime.of(9, 0),
                LocalTime.of(11, 30),
                30);
    }

    private static boolean isWorking(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !HOLIDAYS.contains(day);
    }

    private static String days(RosterEntry entry, LocalDate first, LocalDate last) {
        return String.join(
                " ",
                entry.days(first, last, RosterEntryTests::isWorking)
                        .map(day -> day.getMonthValue() + "-" + day.getDayOfMonth())
                        .toList());
    }

    @Test
    void aWeeklyDayFallsOutWhenItIsNotWorked() {
        var mondays = entry(Pattern.WEEKLY, 1, null, null);
        assertThat(days(mondays, LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 20)))
                .isEqualTo("9-28 10-12 10-19");
    }

    @Test
    void endsWithItsLastDay() {
        var mondays = entry(Pattern.WEEKLY, 1, null, LocalDate.of(2026, 10, 12));
        assertThat(days(mondays, FIRST, LocalDate.of(2026, 11, 30))).isEqualTo("9-28 10-12");
    }

    @Test
    void aMonthlyDayMovesToTheNextThatIsWorked() {
        assertThat(days(entry(Pattern.MONTHLY, null, 1, null), FIRST, LocalDate.of(2026, 12, 31)))
                .isEqualTo("10-8 11-2 12-1");
        assertThat(days(entry(Pattern.MONTHLY, null, 31, null), FIRST, LocalDate.of(2026, 12, 31)))
                .isEqualTo("9-30 11-2 11-30 12-31");
    }

    @Test
    void aMonthlyDayIsFoundWhereItMovedTo() {
        var day = LocalDate.of(2026, 10, 8);
        assertThat(days(entry(Pattern.MONTHLY, null, 1, null), day, day)).isEqualTo("10-8");
        assertThat(days(entry(Pattern.MONTHLY, null, 1, null), day.plusDays(1), day.plusDays(1)))
                .isEmpty();
    }

    @Test
    void aSingleDayIsAsItSaysEvenOnASunday() {
        var sunday = new RosterEntry(
                new DeskId(UUID.randomUUID()),
                PersonId.next(),
                Pattern.ONCE,
                null,
                null,
                LocalDate.of(2026, 10, 4),
                null,
                LocalTime.of(9, 0),
                LocalTime.of(10, 0),
                30);
        assertThat(days(sunday, FIRST, LocalDate.of(2026, 10, 30))).isEqualTo("10-4");
    }

    @Test
    void saysWhatItsPatternNeedsAndNoMore() {
        assertThat(entry(Pattern.WEEKLY, 1, null, null).isWhole()).isTrue();
        assertThat(entry(Pattern.WEEKLY, null, null, null).isWhole()).isFalse();
        assertThat(entry(Pattern.WEEKLY, 1, 1, null).isWhole()).isFalse();
        assertThat(entry(Pattern.MONTHLY, null, 15, null).isWhole()).isTrue();
        assertThat(entry(Pattern.ONCE, 1, null, null).isWhole()).isFalse();
        assertThat(entry(Pattern.WEEKLY, 1, null, FIRST.minusDays(1)).isWhole()).isFalse();
    }
}
