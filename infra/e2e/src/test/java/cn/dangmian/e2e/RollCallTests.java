package cn.dangmian.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A superior rings a terminal by lot: who is there answers by one key and is seen, who is not says why. */
@Order(2)
class RollCallTests {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Path PICTURES = Path.of("target/pictures/roll-call");

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Axe axe = new Axe();
    private int pictures;

    @BeforeEach
    void work() {
        var database = database();
        database.change("""
                insert into calendar_list (year, version, source)
                values (extract(year from now() at time zone 'Asia/Shanghai'), 1, 'a list') on conflict do nothing""");
        database.change("""
                insert into calendar_day (year, version, day, working, name)
                select year, max(version), (now() at time zone 'Asia/Shanghai')::date, true, 'today' from calendar_list
                where year = extract(year from now() at time zone 'Asia/Shanghai') group by year
                on conflict (year, version, day) do update set working = true""");
        database.change("update terminal_standing set stage = 'IN_TEST'");
    }

    @AfterEach
    void forget() {
        var database = database();
        database.change("truncate roll_call cascade");
        database.change("delete from terminal_standing");
    }

    private static Database database() {
        return new Database(SYSTEM.stack().postgres());
    }

    @Test
    void isAnsweredWithOneKeyAndAPictureOrExplained() {
        var clerk = new Clerk(SYSTEM.browsers().seat(Pattern.TERMINAL)).begin(Login.JINCHENG_CLERK);
        var superior = SYSTEM.browsers().onlooker();
        superior.open("/console/").signIn(Login.SICHUAN_SUPERVISOR.name(), Login.SICHUAN_SUPERVISOR.password());
        superior.await("go-roll-calls").press("go-roll-calls").await("no-sites");
        shot(superior, "no terminal in service");
        inService();
        superior.reload().await("no-calls");
        shot(superior, "nothing called yet");
        isAnswered(superior, clerk.person());
        isMissedAndExplained(superior, clerk.person());
        axe.assertNothingFound();
    }

    private static void inService() {
        database().change("""
                insert into terminal_standing (terminal, stage, presence, seen_at)
                select t.id, 'COMMISSIONED', 'ONLINE', now() + interval '1 hour' from terminal t
                join office o on o.id = t.office where o.name like '晋城街道%' order by t.name limit 1
                on conflict (terminal) do update set stage = excluded.stage""");
    }

    private void isAnswered(Person superior, Person clerk) {
        superior.press("draw");
        superior.await("roll-call", "data-stage", "RINGING", SOON);
        clerk.await("bell");
        shot(superior, "ringing");
        shot(clerk, "the bell at the terminal");
        clerk.page().keyboard().press("Enter");
        superior.await("roll-call", "data-stage", "ANSWERED", SOON);
        superior.await("still");
        assertThat(superior.see("what")).containsText("王敏");
        clerk.await("answered");
        shot(superior, "answered with a picture");
        shot(clerk, "answered at the terminal");
        assertThat(((Number) superior.page().evaluate("() => document.querySelector('[data-test=still]').naturalWidth"))
                        .intValue())
                .isPositive();
        superior.press("done").await("draw");
        assertThat(superior.page().getByTestId("call-row")).hasCount(1);
    }

    private void isMissedAndExplained(Person superior, Person clerk) {
        superior.press("draw");
        clerk.await("bell");
        database().change("update roll_call set until = now() where stage = 'RINGING'");
        superior.await("roll-call", "data-stage", "UNANSWERED", SOON);
        clerk.await("missed");
        shot(superior, "nobody answered");
        shot(clerk, "missed at the terminal");
        clerk.type("missed-words", "陪同来访人到隔壁办公室复印房屋产权证明和历次信访答复材料，共计四十余页，返回时铃声已停");
        clerk.press("explain").awaitGone("missed");
        superior.press("done").reload().page().waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(superior.page().getByTestId("explained").first()).containsText("复印房屋产权证明");
        assertThat(superior.see("round")).containsText("2");
        shot(superior, "explained");
        superior.page().getByTestId("language").click();
        shot(superior, "in English");
    }

    private void shot(Person person, String state) {
        axe.look(person, state);
        person.picture(PICTURES.resolve("%02d-%s.png".formatted(++pictures, state.replace(' ', '-'))));
    }
}
