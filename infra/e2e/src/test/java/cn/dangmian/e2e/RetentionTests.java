package cn.dangmian.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A real recording is held, released, and destroyed by two people after its time; its pack still verifies and says so. */
@Order(2)
class RetentionTests {

    private static final Path PICTURES = Path.of("target/pictures/retention");
    private static final Duration SOON = Duration.ofSeconds(40);

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    @TempDir
    Path folder;

    private final Database database = new Database(SYSTEM.stack().postgres());
    private final Axe axe = new Axe();
    private int pictures;

    @AfterEach
    void takeTheDutyBack() {
        database.change(
                "delete from duty where role = 'SUPERVISOR' and person = (select id from person where login = 'he.lin') and office = (select id from office where division_code = '510000')");
    }

    @Test
    void endsByTwoPeopleAfterItsTimeAndKeepsItsProof() throws IOException, InterruptedException {
        var reception = heldYearsAgo();
        var first = look(SYSTEM.browsers().onlooker(), "sun.wei", "sichuan-oversee", reception);
        shot(first, "undecided");
        first.press("retention-classify").await("retention-choice");
        first.see("retention-choice").selectOption("SHORT");
        first.type("retention-reason", "依《档案管理办法》定为短期。").press("retention-confirm");
        first.await("retention-ask");
        hold(first);
        ask(first);

        var second = look(SYSTEM.browsers().beside(first), "he.lin", "mianyang-oversee", reception);
        second.press("deletion-confirm").await("retention-confirm");
        shot(second, "confirming");
        second.press("retention-confirm")
                .await("retention", "data-stage", "DONE", SOON)
                .await("destroyed");
        assertThat(second.see("play")).hasCount(0);
        shot(second, "destroyed");
        second.page().getByTestId("language").click();
        shot(second, "in English");
        second.page().getByTestId("language").click();

        proofIsLeft(second);
        axe.assertNothingFound();
    }

    /** A real talk, whose recording is older than it is, and a second superior. */
    private String heldYearsAgo() {
        var scene = Scene.talking(SYSTEM);
        scene.awaitTalk();
        var reception = database.column("select id::text from reception where stage = 'IN_PROGRESS'")
                .getFirst();
        scene.end();
        await().atMost(Duration.ofSeconds(60)).until(() -> !recording(reception).isEmpty());
        database.change(
                "update recording set talk_from = talk_from - interval '4 years', talk_until = talk_until - interval '4 years' where id = '"
                        + recording(reception) + "'");
        database.change(
                "insert into duty (person, role, office, starts_on) select p.id, 'SUPERVISOR', o.id, '2020-01-01' from person p, office o where p.login = 'he.lin' and o.division_code = '510000'");
        return reception;
    }

    private void ask(Person person) {
        person.press("retention-ask").type("retention-reason", "保管期满三年，案件已终结，无复查复核在办，按档案处置程序申请销毁。".repeat(3));
        shot(person, "asking");
        person.press("retention-confirm").await("retention", "data-stage", "ASKED", SOON);
        assertThat(person.see("deletion-confirm")).hasCount(0);
        shot(person, "asked");
        person.press("go-recordings").await("due");
        shot(person, "due");
    }

    private void hold(Person person) {
        person.press("retention-hold").type("retention-reason", "法院来函调阅，暂缓处置。").press("retention-confirm");
        person.await("hold-release").awaitGone("retention-ask");
        shot(person, "held");
        person.press("hold-release").type("retention-reason", "法院已复函。").press("retention-confirm");
        person.await("retention-ask");
    }

    private void proofIsLeft(Person person) throws IOException, InterruptedException {
        person.press("pack-take").type("pack-purpose", "核对销毁记录");
        var download = person.page().waitForDownload(() -> person.press("pack-confirm"));
        person.await("pack", "data-stage", "saved", SOON);
        var zip = folder.resolve("pack.zip");
        download.saveAs(zip);
        var pack = new EvidencePack(zip);
        assertThat(pack.verify(SYSTEM.stack().sealKey()))
                .contains("已依法销毁 destroyed on ")
                .contains("✓")
                .doesNotContain("✗");
        assertThat(pack.unpack(folder)).noneMatch(name -> name.startsWith("tracks/"));
        person.page().navigate(folder.resolve("index.html").toUri().toString());
        assertThat(person.see("pack-destroyed")).isVisible();
        person.picture(PICTURES.resolve("%02d-viewer.png".formatted(++pictures)));
    }

    private static Person look(Person person, String login, String password, String reception) {
        person.open("/console/").signIn(login, password).await("go-receptions");
        person.page().navigate(SYSTEM.stack().url() + "/console/#/receptions/" + reception);
        return person.await("retention");
    }

    private String recording(String reception) {
        return database
                .column("select id::text from recording where stage = 'ARCHIVED' and reception = ?::uuid", reception)
                .stream()
                .findFirst()
                .orElse("");
    }

    private void shot(Person person, String state) {
        person.see("retention").or(person.see("due-list")).first().scrollIntoViewIfNeeded();
        axe.look(person, state);
        person.picture(PICTURES.resolve("%02d-%s.png".formatted(++pictures, state.replace(' ', '-'))));
    }
}
