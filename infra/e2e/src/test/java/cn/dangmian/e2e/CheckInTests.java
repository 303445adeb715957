package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A whole check-in by the keyboard alone, with a card and without; pictures of each step are left in target/pictures. */
@Order(2)
class CheckInTests {

    /** What the clerk's own work may take; a machine types faster than people, so its share must be small. */
    /** The options of a list that is closed are on no screen. */
    private static final Locator.WaitForOptions THERE =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    private static final Duration ALLOWED = Duration.ofMinutes(4);

    /** A practised clerk's, at three strokes a second. */
    private static final long MILLIS_A_STROKE = 333;

    private static final String PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    @TempDir
    Path folder;

    @Test
    void isDoneByTheKeyboardWithACardAPhotographAndAnAgent() throws Exception {
        var number = IdNumbers.next();
        var agentNumber = IdNumbers.next();
        var attorney = Files.writeString(folder.resolve("委托书.pdf"), PDF);
        try (var agent = AgentSimulator.start(SYSTEM.stack().url())) {
            var clerk = new Clerk(SYSTEM.browsers().seat(Pattern.TERMINAL)).begin(Login.JINCHENG_CLERK);
            var official = new Official(SYSTEM.browsers().seat(Pattern.DESK)).begin(Login.NANCHONG_DESK_1);
            clerk.person().await("agent", "data-state", "READY", Duration.ofSeconds(15));
            picture(clerk.person(), "1-empty");
            clerk.person().page().getByTestId("language").click();
            clerk.person().awaitText("prompts", "Voice prompts: on");
            picture(clerk.person(), "1-empty-en");
            clerk.person().page().getByTestId("language").click();
            clerk.person().awaitText("prompts", "语音提示：开");
            agent.lay(Cards.of("王建国", number));
            var keys = new Keys(clerk.person().page()).willChoose(attorney);
            registerWithACard(keys, clerk.person());
            agent.lay(Cards.of("李代理", agentNumber));
            addAgent(keys, clerk.person());
            needsAndTicket(keys, clerk.person());
            report("card", keys);
            showsAtTheDesk(official);
            leavesNoNumber(clerk, official, List.of(number, agentNumber));
            receive(clerk, official);
        }
    }

    private static void registerWithACard(Keys keys, Person clerk) {
        keys.press("F2").awaitAt("petitioner-telephone").type("13890712345");
        assertThat(clerk.see("petitioner-name").inputValue()).isEqualTo("王建国");
        keys.press("F4");
        clerk.await("photo-live");
        clerk.awaitTrue("() => document.querySelector('[data-test=photo-live]').videoWidth > 0", "");
        keys.press("F4");
        clerk.await("photo").await("portrait");
        keys.press("F9").awaitAt("matter-title");
        clerk.await("missing", "data-field", "matter-title", Duration.ofSeconds(5));
        keys.type("城东安置房逾期交付").press("Enter").type("2019 年签订拆迁安置协议，约定 2022 年交房，至今没有交付。");
        keys.press("Tab").awaitAt("category").press("ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp");
        picture(clerk, "2-register");
        keys.press("F9");
        clerk.await("case-number");
    }

    private static void addAgent(Keys keys, Person clerk) {
        keys.awaitAt("head-count").press("ArrowUp");
        keys.press("F6").awaitAt("representative-name");
        clerk.see("agent").last().waitFor();
        clerk.await("agent", "data-state", "READY", Duration.ofSeconds(15));
        keys.press("F2").awaitAt("representative-relation").press("ArrowDown", "ArrowDown");
        keys.press("F9").awaitAt("attorney");
        clerk.await("representative-missing");
        keys.press("Enter");
        clerk.await("attorney-kept");
        picture(clerk, "3-agent");
        keys.awaitAt("representative-done").press("F9").awaitAt("add-representative");
        clerk.await("representative");
    }

    private static void needsAndTicket(Keys keys, Person clerk) {
        keys.tabTo("spoken-language").press("ArrowDown", "ArrowDown", "ArrowDown");
        keys.tabTo("need-WHEELCHAIR").press("Space");
        clerk.await("tier");
        keys.press("F9").awaitAt("acknowledge").press("Space");
        picture(clerk, "4-office");
        keys.press("F9");
        clerk.awaitStage("QUEUED");
        picture(clerk, "5-ticket");
    }

    private static void showsAtTheDesk(Official official) {
        var desk = official.person();
        desk.await("line-entry").await("attending-YI").await("attending-WHEELCHAIR");
        picture(desk, "6-line");
        official.callNext();
        desk.await("petitioner-photo").awaitText("representative-shown", "李代理").await("attorney-shown");
        desk.awaitTrue("() => document.querySelector('[data-test=petitioner-photo]').naturalWidth > 0", "");
        picture(desk, "7-desk");
        assertThat(desk.read("notice-line")).contains("王敏", "2026-11");
    }

    /** Neither the pages nor the server have written a number where it does not belong. */
    private static void leavesNoNumber(Clerk clerk, Official official, List<String> numbers) throws IOException {
        var said = new ArrayList<>(clerk.person().said());
        said.addAll(official.person().told());
        for (var node : SYSTEM.stack().nodes()) {
            said.add(Files.readString(node.log()));
        }
        for (var number : numbers) {
            assertThat(said).noneMatch(text -> text.contains(number));
        }
    }

    private static void receive(Clerk clerk, Official official) {
        clerk.accept();
        official.person().awaitStage("IN_PROGRESS");
        official.finish();
        official.end();
        clerk.person().await("dismiss").press("dismiss").await("petitioner-name");
    }

    @Test
    void isDoneByTypingWhenThereIsNoAgent() {
        var clerk = new Clerk(SYSTEM.browsers().seat(Pattern.TERMINAL)).begin(Login.DUOFU_CLERK);
        clerk.person().await("agent", "data-state", "ABSENT", Duration.ofSeconds(15));
        var keys = new Keys(clerk.person().page());
        keys.awaitAt("petitioner-name").type("赵大海").press("Enter", "Enter");
        keys.awaitAt("petitioner-id-number").type("511325196805020011").press("F9");
        keys.awaitAt("petitioner-id-number");
        clerk.person().await("missing", "data-field", "petitioner-id-number", Duration.ofSeconds(5));
        keys.press("Control+a")
                .type(IdNumbers.next())
                .press("Enter")
                .type("多扶镇一组")
                .press("Enter");
        keys.awaitAt("petitioner-telephone").type("08174223344").press("Enter", "Enter", "Enter");
        keys.awaitAt("matter-title").type("道路维修").press("F9");
        clerk.person().await("case-number");
        keys.awaitAt("head-count");
        // F9 does nothing as long as the case is still being registered.
        clerk.person().awaitTrue("() => !document.querySelector('[data-test=check-in].is-loading')", "");
        keys.press("F9").awaitAt("no-photo");
        clerk.person().see("no-photo").locator("option").nth(1).waitFor(THERE);
        keys.press("ArrowDown", "F9");
        keys.awaitAt("acknowledge").press("Space", "F9");
        clerk.person().awaitStage("QUEUED");
        report("typed", keys);
        clerk.person().press("leave").press("leave-confirm").await("petitioner-name");
    }

    @Test
    void offersTheCaseThatTheSamePersonBroughtBeforeAndSaysWhy() {
        var clerk = new Clerk(SYSTEM.browsers().seat(Pattern.TERMINAL)).begin(Login.DUOFU_CLERK);
        var person = clerk.person();
        var number = IdNumbers.next();
        var title = "多扶镇三组水渠被堵";
        brings(person, number, title);
        person.press("register");
        var earlier = person.await("case-number").read("case-number");
        person.press("another").press("another-confirm").await("petitioner-name");

        brings(person, number, title);
        person.await("earlier-case", "data-verdict", "DUPLICATE", Duration.ofSeconds(15));
        assertThat(person.read("earlier-case"))
                .contains("同一事项在办", "证件号码和姓名相同", "用词相同 100%", "分类相同")
                .contains(earlier);
        person.press("register").await("missing", "data-field", "another-matter", Duration.ofSeconds(15));
        person.press("go-on-" + earlier).await("case-number");
        assertThat(person.read("case-number")).isEqualTo(earlier);
        clerk.checkIn(Scene.OFFICE);
        var registered = new Database(SYSTEM.stack().postgres())
                .column("select number from petition_case where title = ?", title);
        assertThat(registered).containsExactly(earlier);
        person.press("leave").press("leave-confirm").await("petitioner-name");
    }

    private static void brings(Person clerk, String number, String title) {
        clerk.type("petitioner-name", "钱多福")
                .type("petitioner-id-number", number)
                .type("matter-title", title);
        clerk.see("category").selectOption("DEMOLITION");
    }

    private static void report(String how, Keys keys) {
        var typed = Duration.ofMillis(keys.strokes() * MILLIS_A_STROKE);
        System.out.printf(
                "check-in by keyboard (%s): %d strokes, %.1f s by machine, %.0f s at three strokes a second%n",
                how, keys.strokes(), keys.took().toMillis() / 1000.0, typed.toMillis() / 1000.0);
        assertThat(keys.took().plus(typed)).isLessThan(ALLOWED.dividedBy(2));
    }

    private static void picture(Person person, String name) {
        try {
            person.picture(
                    Files.createDirectories(Path.of("target", "pictures")).resolve(name + ".png"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
