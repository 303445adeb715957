package cn.dangmian.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rule of tiers is a sheet: it is taken home, changed, looked at row by row, and holds from a day on. */
@Order(2)
class TierRulesTests {

    private static final Path PICTURES = Path.of("target/pictures/tier-rules");

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Axe axe = new Axe();
    private int pictures;

    @AfterEach
    void forget() {
        var database = new Database(SYSTEM.stack().postgres());
        database.change("delete from tier_rule where version > 1");
        database.change("delete from tier_rule_version where version > 1");
    }

    @Test
    void aSheetIsLookedAtRowByRowAndBecomesTheNextVersion() {
        var administrator = SYSTEM.browsers().onlooker();
        administrator.open("/console/").signIn("feng.lei", "sichuan-system-1").await("go-tier-rules");
        administrator.press("go-tier-rules").await("tier-versions");
        shot(administrator, "versions");
        var sheet = new String(administrator.download("/api/tier-rules/1"), StandardCharsets.UTF_8);

        choose(administrator, sheet).await("tier-same");
        assertThat(administrator.see("tier-confirm")).isDisabled();
        shot(administrator, "nothing changed");
        choose(administrator.press("tier-again"), sheet.replaceFirst("条例第20条", "条例第二百条"))
                .await("tier-rows");
        assertThat(row(administrator, "CHANGED")).hasCount(1);
        assertThat(row(administrator, "UNCHANGED")).hasCount(0);
        shot(administrator, "a row is changed");
        confirmed(administrator);

        choose(administrator, sheet.replaceFirst("涉法涉诉", "涉诉涉法")).await("tier-faults");
        assertThat(row(administrator, "ERROR")).hasCount(1);
        assertThat(administrator.see("tier-confirm")).isDisabled();
        shot(administrator, "a fault");
        administrator.page().getByTestId("language").click();
        shot(administrator, "in English");
        axe.assertNothingFound();
    }

    private static Person choose(Person administrator, String sheet) {
        administrator
                .see("tier-file")
                .setInputFiles(new FilePayload("rules.csv", "text/csv", sheet.getBytes(StandardCharsets.UTF_8)));
        return administrator;
    }

    private static Locator row(Person administrator, String outcome) {
        return administrator.page().locator("[data-test=tier-rows] tr[data-outcome=" + outcome + "]");
    }

    private void confirmed(Person administrator) {
        assertThat(administrator.see("tier-confirm")).isDisabled();
        administrator.type("tier-source", "省信访局二〇二六年第七号通知，依据《信访工作条例》第二十条作文字修改");
        administrator.press("tier-confirm").await("tier-done");
        assertThat(administrator.see("tier-versions").locator("tbody tr")).hasCount(2);
        assertThat(administrator.see("tier-sheet-2")).isVisible();
        shot(administrator, "the next version");
    }

    private void shot(Person person, String state) {
        axe.look(person, state);
        person.picture(PICTURES.resolve("%02d-%s.png".formatted(++pictures, state.replace(' ', '-'))));
    }
}
