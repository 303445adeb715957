package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When an official receives at a desk.
 *
 * @param weekday 1 is Monday; of a weekly entry
 * @param monthDay of a monthly entry; in a shorter month its last day
 * @param from the first day it holds for, and the day itself of a single one
 * @param until the last day; null when no end is set
 * @param slotMinutes how long one petitioner is planned for
 */
public record RosterEntry(
        DeskId desk,
        PersonId official,
        Pattern pattern,
        @Nullable Integer weekday,
        @Nullable Integer monthDay,
        LocalDate from,
        @Nullable LocalDate until,
        LocalTime starts,
        LocalTime ends,
        int slotMinutes) {

    public enum Pattern {
        WEEKLY,
        MONTHLY,
        ONCE
    }

    /** Longer than any holiday, and so as far as a monthly day may move. */
    static final int FURTHEST_MOVE = 31;

    /** Whether it says what its pattern needs, and no more. */
    boolean isWhole() {
        return (pattern == Pattern.WEEKLY) == (weekday != null)
                && (pattern == Pattern.MONTHLY) == (monthDay != null)
                && starts.isBefore(ends)
                && (until == null || !until.isBefore(from));
    }

    /**
     * The days on which it takes place.
     *
     * @param working known for these days and {@link #FURTHEST_MOVE} before and after
     */
    Stream<LocalDate> days(LocalDate first, LocalDate last, Predicate<LocalDate> working) {
        var days = switch (pattern) {
            case ONCE -> Stream.of(from);
            case WEEKLY ->
                first.datesUntil(last.plusDays(1))
                        .filter(day -> weekday != null && day.getDayOfWeek().getValue() == weekday)
                        .filter(working);
            case MONTHLY -> monthly(first, last, working);
        };
        return days.filter(day -> !day.isBefore(first) && !day.isAfter(last))
                .filter(day -> !day.isBefore(from) && (until == null || !day.isAfter(until)));
    }

    private Stream<LocalDate> monthly(LocalDate first, LocalDate last, Predicate<LocalDate> working) {
        var months = Stream.iterate(
                YearMonth.from(first.minusDays(FURTHEST_MOVE)),
                month -> !month.isAfter(YearMonth.from(last)),
                month -> month.plusMonths(1));
        return months.map(month -> month.atDay(Math.min(monthDay == null ? 1 : monthDay, month.lengthOfMonth())))
                .filter(day -> !day.isAfter(last) && !day.isBefore(first.minusDays(FURTHEST_MOVE)))
                .map(day -> Stream.iterate(day, next -> next.plusDays(1))
                        .limit(FURTHEST_MOVE)
                        .filter(working)
                        .findFirst()
                        .orElse(day));
    }
}
