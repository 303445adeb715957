package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hall as petitioners find it: the screen that calls them, and the paper in their hands. */
@Order(2)
class HallTests {

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
    private static final Pattern PAGE = Pattern.compile("/MediaBox \\[0 0 ([\\d.]+) ([\\d.]+)]");

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Axe axe = new Axe();

    /** @param origin where the screen finds the system */
    private static Person pairedScreen(Clerk clerk, String origin) {
        var screen = SYSTEM.browsers().onlooker();
        screen.page().setViewportSize(1920, 1080);
        screen.openAt(origin, "/display/").await("code");
        var console = SYSTEM.browsers().onlooker();
        console.open("/console/").signIn(Login.JINCHENG_CLERK.name(), Login.JINCHENG_CLERK.password());
        console.await("go-displays").press("go-displays").press("pair");
        console.type("pair-code", screen.read("code"))
                .type("display-name", "大厅东侧")
                .press("display-save");
        console.awaitTrue("hook => !!document.querySelector('[data-test=' + hook + ']')", "display-row");
        for (var set : List.of("voices-CALL", "voices-PROMPT")) {
            assertThat(console.read(set)).contains("合成语音，占位");
        }
        console.press("pieces-PROMPT-cmn").picture(Path.of("target", "papers", "voices.png"));
        screen.await("hall");
        SYSTEM.browsers().leave(console);
        assertThat(clerk.person().see("ticket").isVisible()).isTrue();
        return screen;
    }

    @Test
    void callsANumberLargeAloudAndAtOnce() {
        var scene = Scene.waiting(SYSTEM);
        var number = scene.clerk().person().read("ticket").strip();
        var screen = pairedScreen(scene.clerk(), SYSTEM.stack().url());
        screen.awaitText("in-hall", number);
        assertThat(screen.page().content()).doesNotContain("王建国", "安置房", "赵刚");
        axe.look(screen, "a hall where somebody waits");

        call(scene, screen, number);
        var height = glyphHeight(screen);
        axe.look(screen, "a call in a hall");
        System.out.printf("hall: digits %.1f %% of the height%n", height * 100);
        assertThat(height).isGreaterThanOrEqualTo(0.2);
        assertThat(screen.read("call-terminal")).isEqualTo("一号终端");

        screen.awaitTrue("() => Number(document.querySelector('[data-test=hall]').dataset.said) >= 1", "");
        assertThat(Double.parseDouble(screen.see("hall").getAttribute("data-peak")))
                .isGreaterThan(0.05);

        // It rang for as long as a test is patient, and nobody came.
        scene.clerk().person().awaitStage("SKIPPED");
        screen.awaitTrue(
                "ticket => [...document.querySelectorAll('[data-test=past]')].some(one => one.textContent.startsWith(ticket))",
                number);
        scene.clerk().person().press("leave").press("leave-confirm").await("petitioner-name");
        axe.look(screen, "a hall where nobody waits");
        axe.assertNothingFound();
    }

    private static void call(Scene scene, Person screen, String number) {
        scene.official().person().await("line-entry").press("call-next");
        scene.official().person().awaitStage("CALLED");
        var called = System.nanoTime();
        screen.await("call", "data-ticket", number, Duration.ofSeconds(5));
        var millis = (System.nanoTime() - called) / 1_000_000;
        System.out.printf("hall: call shown after %d ms%n", millis);
        assertThat(millis).isLessThan(1_000);
    }

    /** A number on a screen that hears nothing may be an old one: it is taken away, and the hall is told why. */
    @Test
    void saysThatItsLineIsLostAndShowsTheCallOnceItHearsAgain() throws IOException {
        var scene = Scene.waiting(SYSTEM);
        var number = scene.clerk().person().read("ticket").strip();
        try (var relay = new Relay(SYSTEM.stack().url())) {
            var screen = pairedScreen(scene.clerk(), relay.origin());
            screen.awaitText("in-hall", number);

            relay.cut();
            screen.await("lost");
            assertThat(screen.read("hall")).contains("连接中断");
            screen.picture(Path.of("target", "papers", "hall-lost.png"));
            axe.look(screen, "a hall whose line is lost");
            scene.official().person().await("line-entry").press("call-next");
            scene.official().person().awaitStage("CALLED");
            assertThat(screen.see("call").count()).isZero();

            relay.mend();
            screen.await("call", "data-ticket", number, Duration.ofSeconds(15));
            screen.awaitGone("lost");
        }
        axe.assertNothingFound();
        scene.official().person().press("requeue");
        scene.clerk().person().awaitStage("QUEUED");
        scene.clerk().person().press("leave").press("leave-confirm").await("petitioner-name");
    }

    /** What is really drawn of the digits, without the space around them. @return share of the screen's height */
    private static double glyphHeight(Person screen) {
        return ((Number) screen.page().evaluate("""
                        () => {
                          const digits = document.querySelector('[data-test=digits]')
                          const style = getComputedStyle(digits)
                          const pen = document.createElement('canvas').getContext('2d')
                          pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
                          const drawn = pen.measureText(digits.textContent)
                          return (drawn.actualBoundingBoxAscent + drawn.actualBoundingBoxDescent) / innerHeight
                        }""")).doubleValue();
    }

    @Test
    void printsATicketOfEightyMillimetresWhosePictureLeadsAPhoneToItsPage() throws IOException, NotFoundException {
        var clerk = new Clerk(SYSTEM.browsers().seat(cn.dangmian.e2e.Pattern.TERMINAL));
        clerk.person().page().addInitScript("window.print = () => undefined");
        clerk.begin(Login.JINCHENG_CLERK);
        clerk.register("王建国", "城东安置房逾期交付", "五年没有交付");
        clerk.checkIn(Scene.OFFICE);
        var number = clerk.person().read("ticket").strip();

        clerk.person().press("print-ticket").await("paper-ticket");
        assertThat(clerk.person().read("paper-ticket"))
                .contains(number, Scene.OFFICE)
                .doesNotContain("王建国");
        lookAtPaper(clerk.person(), "a ticket");
        var address = addressInPicture(clerk.person().page(), "paper-ticket");
        // The paper goes when it was printed.
        assertThat(widthOfPdf(clerk.person().page(), "ticket")).isCloseTo(80, within(0.5));
        isPrinted(clerk, "paper-ticket");
        assertThat(address.getPath()).isEqualTo("/ticket/");
        isFollowedOnAPhone(address, number);
        clerk.person().press("print-slip").await("paper-slip");
        // A4, and one page of it.
        assertThat(widthOfPdf(clerk.person().page(), "slip")).isCloseTo(210, within(0.5));
        lookAtPaper(clerk.person(), "a slip");
        isPrinted(clerk, "paper-slip");
        axe.assertNothingFound();
        clerk.person().press("leave").press("leave-confirm").await("petitioner-name");
    }

    @Test
    void printsTheSlipOfABookingWhosePictureLeadsAPhoneToIt() throws IOException, NotFoundException {
        var clerk = new Clerk(SYSTEM.browsers().seat(cn.dangmian.e2e.Pattern.TERMINAL));
        clerk.person().page().addInitScript("window.print = () => undefined");
        clerk.begin(Login.JINCHENG_CLERK);
        var idNumber = IdNumbers.next();
        var page = clerk.person().press("new-booking").page();
        clerk.person()
                .type("booking-name", "阿依古丽·买买提江·吐尔逊")
                .type("booking-id-number", idNumber)
                .type("booking-title", "城东安置房逾期五年没有交付，约定的过渡安置费也没有发放");
        choose(page, "booking-category", "拆迁补偿");
        choose(page, "booking-office", Scene.OFFICE);
        clerk.person().press("booking-send").await("booked");

        clerk.person().press("print-booking").await("paper-booking");
        var code = clerk.person().read("paper-code");
        assertThat(clerk.person().read("paper-booking"))
                .contains(Scene.OFFICE, "城东安置房", Login.JINCHENG_CLERK.post())
                .doesNotContain("阿依古丽", idNumber);
        var address = addressInPicture(page, "paper-booking");
        assertThat(widthOfPdf(page, "booking")).isCloseTo(210, within(0.5));
        isPrinted(clerk, "paper-booking");
        var phone = SYSTEM.browsers().phone();
        phone.open(address.getPath() + "#" + address.getFragment());
        assertThat(phone.await("code-typed").see("code-typed").inputValue()).isEqualTo(code);
        phone.type("last-four", idNumber.substring(14)).press("look");
        phone.await("own", "data-stage", "SUBMITTED", Duration.ofSeconds(10));
        SYSTEM.browsers().leave(phone);
        clerk.person().press("booking-close");
    }

    private static void choose(Page page, String hook, String option) {
        page.getByTestId(hook).click();
        // The page behind has a list of the same words.
        page.locator("li[role=option]:visible")
                .getByText(option, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /** As it is printed. */
    private void lookAtPaper(Person person, String name) {
        person.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        axe.look(person, name);
        person.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private static void isPrinted(Clerk clerk, String paper) {
        clerk.person().page().evaluate("() => window.dispatchEvent(new Event('afterprint'))");
        clerk.person().awaitGone(paper);
    }

    /** Whoever scans the paper sees their number and nobody's name. */
    private void isFollowedOnAPhone(URI address, String number) {
        var phone = SYSTEM.browsers().phone();
        phone.open(address.getPath() + "#" + address.getFragment()).awaitText("phone-number", number);
        phone.await("phone", "data-stage", "QUEUED", Duration.ofSeconds(5));
        assertThat(phone.read("phone")).contains(Scene.OFFICE).doesNotContain("王建国", "安置房");
        axe.look(phone, "a ticket on a phone");
        SYSTEM.browsers().leave(phone);
    }

    /** Keeps the paper beside the report, to be looked at. @return millimetres */
    private static double widthOfPdf(Page page, String name) {
        var pdf = page.pdf(
                new Page.PdfOptions().setPreferCSSPageSize(true).setPath(Path.of("target", "papers", name + ".pdf")));
        var boxes = PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        assertThat(boxes.find()).as("a page").isTrue();
        var width = Double.parseDouble(boxes.group(1)) / POINTS_PER_MILLIMETRE;
        System.out.printf(
                "hall: printed %.1f mm × %.1f mm%n", width, Double.parseDouble(boxes.group(2)) / POINTS_PER_MILLIMETRE);
        assertThat(boxes.find()).as("a second page").isFalse();
        return width;
    }

    private static URI addressInPicture(Page page, String paper) throws IOException, NotFoundException {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        var picture = ImageIO.read(new ByteArrayInputStream(
                page.locator("[data-test=" + paper + "] [data-test=qr]").screenshot()));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
        return URI.create(new MultiFormatReader().decode(bitmap).getText());
    }
}
