package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holidays and make-up days, and counting by them. */
class CalendarTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final WorkingDays calendar = node.bean(WorkingDays.class);
    private final Town town = SERVERS.foundTown();

    /** Counted by hand from the notices: weekdays, less holidays on weekdays, and make-up days. */
    @ParameterizedTest
    @CsvSource({"2024, 262, 19, 8", "2025, 261, 18, 5", "2026, 261, 19, 6"})
    void knowsTheWorkingDaysOfAYear(int year, int weekdays, int off, int makeUp) {
        var days = calendar.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        assertThat(days).allMatch(WorkingDays.Day::announced);
        assertThat(days.stream().filter(WorkingDays.Day::working)).hasSize(weekdays - off + makeUp);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-09, true",
        "2024-02-10, false",
        "2024-02-18, true",
        "2025-01-26, true",
        "2025-10-08, false",
        "2026-01-04, true",
        "2026-02-14, true",
        "2026-02-23, false",
        "2026-02-24, true",
        "2026-02-28, true",
        "2026-03-01, false",
        "2026-10-10, true",
        "2026-11-27, true",
        "2026-11-28, false"
    })
    void knowsADay(LocalDate day, boolean working) {
        assertThat(calendar.isWorking(day)).isEqualTo(working);
    }

    /** Instants are UTC; Beijing is eight hours ahead. */
    @ParameterizedTest
    @CsvSource({
        // An ordinary Monday: Tuesday and Wednesday.
        "2026-11-23T02:00:00Z, 2, false, 2026-11-25T16:00:00Z",
        "2026-11-23T02:00:00Z, 2, true, 2026-11-24T16:00:00Z",
        // A Friday: Monday and Tuesday.
        "2026-11-27T09:00:00Z, 2, false, 2026-12-01T16:00:00Z",
        // Late on Thursday in UTC, which is Friday in Beijing.
        "2026-11-26T17:00:00Z, 2, false, 2026-12-01T16:00:00Z",
        // The last working day before the long Spring Festival; the Saturday before it is worked.
        "2026-02-13T02:00:00Z, 2, false, 2026-02-24T16:00:00Z",
        "2026-02-14T02:00:00Z, 2, false, 2026-02-25T16:00:00Z",
        // On a holiday nothing is counted, whether the first day counts or not.
        "2026-10-03T02:00:00Z, 2, true, 2026-10-09T16:00:00Z",
        "2026-10-03T02:00:00Z, 2, false, 2026-10-09T16:00:00Z",
        // Over a make-up Saturday.
        "2026-10-08T02:00:00Z, 2, false, 2026-10-10T16:00:00Z",
        "2025-12-31T02:00:00Z, 2, false, 2026-01-05T16:00:00Z",
        "2026-01-20T02:00:00Z, 20, false, 2026-02-24T16:00:00Z"
    })
    void countsWorkingDaysToTheEndOfTheLast(Instant from, int days, boolean firstCounts, Instant deadline) {
        assertThat(calendar.deadline(from, days, firstCounts)).isEqualTo(deadline);
    }

    @Test
    void takesANewerListAndKeepsTheOlder() {
        var admin = Visitor.signedIn(
                node, town.newPerson("SYSTEM_ADMIN", town.province).login());
        var holiday = LocalDate.of(2091, 3, 1);
        assertThat(calendar.between(holiday, holiday).getFirst().announced()).isFalse();
        assertThat(calendar.isWorking(holiday)).isTrue();
        var first = list(2091, Map.of("day", "2091-03-01", "working", false, "name", "A holiday"));
        assertThat(admin.post(node, "/api/calendars", first).text("version")).isEqualTo("1");
        assertThat(admin.post(node, "/api/calendars", first).text("version")).isEqualTo("1");
        assertThat(calendar.isWorking(holiday)).isFalse();
        assertThat(calendar.onOrAfter(holiday)).isEqualTo(LocalDate.of(2091, 3, 2));

        var second = list(2091, Map.of("day", "2091-03-02", "working", false, "name", "Another"));
        assertThat(admin.post(node, "/api/calendars", second).text("version")).isEqualTo("2");
        assertThat(calendar.isWorking(holiday)).isTrue();
        var shown = admin.get(node, "/api/calendar?from=2091-03-01&until=2091-03-02")
                .json();
        assertThat(shown.path("days").path(1).path("name").asString()).isEqualTo("Another");
        assertThat(shown.path("lists")
                        .valueStream()
                        .filter(one -> one.path("year").asInt() == 2091))
                .singleElement()
                .matches(one -> one.path("version").asInt() == 2
                        && one.path("source").asString().equals("Notice for 2091"));
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from calendar_day where year = 2091")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aNewYearsHolidayMayBeginInTheYearBefore() {
        var admin = Visitor.signedIn(
                node, town.newPerson("SYSTEM_ADMIN", town.province).login());
        admin.post(node, "/api/calendars", list(2093, Map.of("day", "2093-12-31", "working", true, "name", "Worked")));
        admin.post(
                node, "/api/calendars", list(2094, Map.of("day", "2093-12-31", "working", false, "name", "New Year")));
        assertThat(calendar.isWorking(LocalDate.of(2093, 12, 31))).isFalse();
    }

    @Test
    void refusesAListWithADayTwiceOrOfAnotherYearAndFromAnyOtherOffice() {
        var admin = Visitor.signedIn(
                node, town.newPerson("SYSTEM_ADMIN", town.province).login());
        var day = Map.<String, Object>of("day", "2092-05-01", "working", false, "name", "May");
        assertThat(admin.post(node, "/api/calendars", list(2092, day, day)).code())
                .isEqualTo("calendar.bad-list");
        assertThat(admin.post(node, "/api/calendars", list(2096, day)).code()).isEqualTo("calendar.bad-list");
        var lower =
                Visitor.signedIn(node, town.newPerson("SYSTEM_ADMIN", town.city).login());
        assertThat(lower.post(node, "/api/calendars", list(2092, day)).code()).isEqualTo("calendar.top-office-decides");
        assertThat(calendar.isWorking(LocalDate.of(2092, 5, 1))).isTrue();
    }

    @SafeVarargs
    private static Map<String, Object> list(int year, Map<String, Object>... days) {
        var body = new HashMap<String, Object>();
        body.put("commandId", UUID.randomUUID());
        body.put("year", year);
        body.put("source", "Notice for " + year);
        body.put("days", List.of(days));
        return body;
    }
}
