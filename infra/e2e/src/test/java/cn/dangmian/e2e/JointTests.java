package cn.dangmian.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A wish that went too high: not refused, but received by who is competent, together with who was asked. */
@Order(2)
class JointTests {

    private static final String DESK = "镇上接访席";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Database database = new Database(SYSTEM.stack().postgres());
    private Person clerk;
    private Person county;
    private Person city;

    @SuppressWarnings("NullAway.Init") // set up before each test
    JointTests() {}

    @BeforeEach
    void come() {
        database.change(
                "insert into desk (id, office, name) select gen_random_uuid(), id, '%s' from office where name = '%s'"
                        .formatted(DESK, BookingTests.TOWN));
        clerk = SYSTEM.browsers().onlooker();
        clerk.open("/console/").signIn(Login.JINCHENG_CLERK.name(), Login.JINCHENG_CLERK.password());
        clerk.await("go-displays");
        county = BookingTests.officer(SYSTEM, BookingTests.COUNTY);
        city = BookingTests.officer(SYSTEM, BookingTests.CITY);
    }

    /** No other test expects one there. */
    @AfterEach
    void takeTheDeskAway() {
        database.change("delete from desk where name = '%s'".formatted(DESK));
    }

    @Test
    void isHeldByTheCompetentOfficeAndTheOneThatWasAskedTakesPart() {
        var appointment = acceptedByTheCounty("孙联合");
        opened(city, "孙联合").await("joint", "data-joint", "INVITED", PATIENCE);
        city.picture(Path.of("target", "papers", "joint-invited.png"));
        city.press("join");
        isOffTheList(city, "孙联合");
        isKept(appointment, "JOINED");
    }

    @Test
    void isHeldByTheCompetentOfficeAloneWhenTheOtherDeclinesWithAReason() {
        var appointment = acceptedByTheCounty("孙独自");
        opened(city, "孙独自").press("decline-joint");
        assertThat(city.see("reason-confirm")).isDisabled();
        city.type("reason", "县里能办。").press("reason-confirm");
        isOffTheList(city, "孙独自");
        isKept(appointment, "DECLINED");
        Assertions.assertThat(database.column(
                        "select reason from appointment_history where appointment::text = ?", appointment))
                .contains("县里能办。");
    }

    /** @return the appointment */
    private String acceptedByTheCounty(String petitioner) {
        var wisher = new Wisher(clerk, database);
        var drafted = Wishes.drafted(clerk, wisher.wish(petitioner, Scene.OFFICE, "OTHER"));
        var appointment = drafted.path("id").asString();
        Wishes.submitted(clerk, drafted);
        opened(county, petitioner).press("take").await("accept-joint");
        assertThat(county.see("accept-joint")).containsText(BookingTests.TOWN);
        assertThat(county.see("accept-joint")).containsText(Scene.OFFICE);
        county.picture(Path.of("target", "papers", "joint-proposed.png"));
        county.press("accept-joint");
        isOffTheList(county, petitioner);
        isKept(appointment, "INVITED");
        return appointment;
    }

    private static void isOffTheList(Person officer, String petitioner) {
        assertThat(officer.see("wish").filter(new Locator.FilterOptions().setHasText(petitioner)))
                .hasCount(0);
    }

    private static Person opened(Person officer, String petitioner) {
        officer.press("go-wishes");
        officer.see("wish")
                .filter(new Locator.FilterOptions().setHasText(petitioner))
                .click();
        return officer;
    }

    /** Held by the township, and the city stands beside it. */
    private void isKept(String appointment, String joint) {
        Assertions.assertThat(database.column(
                        "select o.name || ' ' || w.name || ' ' || a.joint from appointment a join office o on o.id = a.office join office w on w.id = a.joint_with where a.id::text = ?",
                        appointment))
                .containsExactly(BookingTests.TOWN + " " + Scene.OFFICE + " " + joint);
    }
}
