package cn.dangmian.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** While short messages reach nobody, an officer sees to it by name and tells petitioners by telephone. */
@Order(2)
class OutageTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path PICTURES = Path.of("target/pictures/outage");

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Database database = new Database(SYSTEM.stack().postgres());
    private final Axe axe = new Axe();
    private int pictures;

    @AfterEach
    void forget() {
        database.change("update notice_outage set ended_at = now() where ended_at is null");
    }

    @Test
    void isTakenByNameAndWhoeverIsNotReachedIsToldByTelephone() {
        var notice = wishSentBack();
        var officer = BookingTests.officer(SYSTEM, BookingTests.COUNTY);
        assertThat(officer.see("outages")).hasCount(0);
        begin();
        officer.reload().await("outages");
        assertThat(officer.see("outage")).containsText("暂无通知受影响");
        shot(officer, "nobody concerned");
        database.change("""
                update notice set stage = 'QUEUED', attempts = 3, cause = 'GATEWAY_UNREACHABLE',
                    next_attempt_at = now() + interval '1 hour' where id = '%s'""".formatted(notice));
        officer.reload().awaitText("outages", "1 条通知待发");
        shot(officer, "somebody waits");
        officer.press("outage-take").await("outage-owner");
        assertThat(officer.see("outage-owner")).containsText("杨波");
        assertThat(officer.see("outage-take")).hasCount(0);
        tells(officer, notice);
        database.change("update notice_outage set ended_at = now() where ended_at is null");
        // The bar looks for itself.
        officer.awaitGone("outages");
        axe.assertNothingFound();
    }

    private void begin() {
        database.change("insert into notice_outage (id, channel, since)"
                + " values (gen_random_uuid(), 'SMS', now() - interval '1 day')");
    }

    /** @return the notice that tells the petitioner so */
    private String wishSentBack() {
        var clerk = SYSTEM.browsers().onlooker();
        clerk.open("/console/").signIn(Login.JINCHENG_CLERK.name(), Login.JINCHENG_CLERK.password());
        clerk.await("go-displays");
        var county = BookingTests.officer(SYSTEM, BookingTests.COUNTY);
        var sent = Wishes.submitted(
                clerk, Wishes.drafted(clerk, new Wisher(clerk, database).wish("孙失联", Scene.OFFICE, "OTHER")));
        var path = "/api/appointments/" + sent.path("id").asString();
        var taken = Wishes.send(county, "POST", path + "/take", Wishes.command(sent, Map.of()));
        Wishes.send(county, "POST", path + "/return", Wishes.command(taken, Map.of("reason", "请补充委托书和身份证复印件。")));
        await("the petitioner is told")
                .atMost(PATIENCE)
                .until(() -> !told(sent.path("id").asString()).isEmpty());
        clerk.close();
        county.close();
        return told(sent.path("id").asString());
    }

    /** In the evening it waits for the morning. */
    private String told(String appointment) {
        return database
                .column(
                        "select id::text from notice where subject::text = ? and kind = 'RETURNED' and channel = 'SMS'"
                                + " and (stage in ('SENT', 'DELIVERED') or next_attempt_at > now() + interval '1 minute')",
                        appointment)
                .stream()
                .findFirst()
                .orElse("");
    }

    private void tells(Person officer, String notice) {
        officer.press("outage-list").await("untold");
        shot(officer, "whom to telephone");
        officer.press("untold-call").type("untold-purpose", "短信不通，电话告知补件").press("untold-confirm");
        officer.await("untold-text");
        assertThat(officer.see("untold-telephone")).hasText(Wisher.TELEPHONE);
        assertThat(officer.see("untold-text")).containsText("请补充委托书和身份证复印件。");
        shot(officer, "number and words");
        officer.press("untold-told").await("nobody-untold");
        shot(officer, "everybody is told");
        Assertions.assertThat(database.column("select stage || ' ' || cause from notice where id::text = ?", notice))
                .containsExactly("SUPPRESSED BY_TELEPHONE");
        officer.page().keyboard().press("Escape");
    }

    private void shot(Person person, String state) {
        person.page().waitForLoadState(LoadState.NETWORKIDLE);
        axe.look(person, state);
        person.picture(PICTURES.resolve("%02d-%s.png".formatted(++pictures, state.replace(' ', '-'))));
    }
}
