package cn.dangmian.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two appointments, one time. */
@Order(2)
class CalendarTests {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Database database = new Database(SYSTEM.stack().postgres());
    private final LocalDate day = Wishes.wednesdayOfNextWeek();
    private Person clerk;
    private Person county;
    private Person city;

    @SuppressWarnings("NullAway.Init") // set up before each test
    CalendarTests() {}

    @BeforeEach
    void publishes() {
        clerk = SYSTEM.browsers().onlooker();
        clerk.open("/console/").signIn(Login.JINCHENG_CLERK.name(), Login.JINCHENG_CLERK.password());
        clerk.await("go-displays");
        county = BookingTests.officer(SYSTEM, BookingTests.COUNTY);
        city = BookingTests.officer(SYSTEM, BookingTests.CITY);
        Wishes.publishRoster(city, new Wisher(clerk, database).office(Scene.OFFICE), day);
    }

    @Test
    void saysBeforeTheDropThatATimeIsTakenAndRefusesIt() {
        var first = wish("何先到");
        var second = wish("何后来");
        var planner = atTheCalendar(city);
        planner.hold(first, "10:30").letFall();
        planner.held(first).waitFor();
        var before = database.column("select revision || stage from appointment where id::text = ?", second);

        planner.hold(second, "10:30");
        city.await("ghost", "data-state", "clash", PATIENCE);
        Assertions.assertThat(city.read("clashes"))
                .contains("赵刚")
                .contains("10:30–11:00")
                .contains("已有预约");
        assertThat(city.see("drop")).isDisabled();
        planner.letFall();
        city.await("clashes");
        assertThat(planner.held(second)).hasCount(0);
        assertThat(planner.waiting(second)).isVisible();
        Assertions.assertThat(database.column("select revision || stage from appointment where id::text = ?", second))
                .isEqualTo(before);
    }

    @Test
    void tellsWhoeverWasSlowerThatTheTimeIsTakenAndShowsByWhom() {
        var wishes = List.of(wish("冯甲"), wish("冯乙"));
        var other = BookingTests.officer(SYSTEM, BookingTests.CITY);
        var planners = List.of(atTheCalendar(city), atTheCalendar(other));
        for (var i = 0; i < 2; i++) {
            planners.get(i).hold(wishes.get(i), "11:30");
            // Each is told that it is free, and it is.
            planners.get(i).person().await("free");
        }
        planners.forEach(Planner::letFall);

        planners.forEach(one -> one.person()
                .see("refusal")
                .or(one.held(wishes.get(planners.indexOf(one))))
                .first()
                .waitFor());
        var won = planners.getFirst().held(wishes.getFirst()).isVisible() ? 0 : 1;
        var loser = planners.get(1 - won);
        assertThat(loser.person().see("refusal")).containsText("已被占用");
        loser.person().await("ghost", "data-state", "clash", PATIENCE);
        assertThat(loser.held(wishes.get(won))).isVisible();
        assertThat(loser.held(wishes.get(1 - won))).hasCount(0);
        assertThat(planners.get(won).person().see("refusal")).hasCount(0);
        Assertions.assertThat(database.column(
                        "select stage from appointment where id::text in (?, ?) order by id::text = ? desc",
                        wishes.get(0),
                        wishes.get(1),
                        wishes.get(won)))
                .containsExactly("SCHEDULED", "APPROVED");
    }

    private Planner atTheCalendar(Person officer) {
        officer.press("go-calendar").await("calendar-grid").press("on");
        return new Planner(officer, day);
    }

    /** @return the appointment */
    private String wish(String petitioner) {
        return Wishes.approved(
                clerk, county, city, new Wisher(clerk, database).wish(petitioner, Scene.OFFICE, "DEMOLITION"));
    }
}
