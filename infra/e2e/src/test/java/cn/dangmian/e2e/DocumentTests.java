package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Papers in a talk: taken with a camera, chosen as a picture or a PDF, pointed at, turned, put away, and kept with the reception. */
@Order(2)
class DocumentTests {

    private static final Duration SOON = Duration.ofSeconds(15);

    /** What draws a PDF is loaded with the first one. */
    private static final Duration DRAWN_SOON = Duration.ofSeconds(30);

    /** As sharp as it was brought, whatever the line does to the faces. */
    private static final String SHARP = """
            wanted => {
              const picture = document.querySelector('[data-test=document-picture]')
              return !!picture?.complete && picture.naturalWidth === wanted.width && picture.naturalHeight === wanted.height
            }""";

    private static final List<Color> BARS =
            List.of(new Color(200, 30, 30), new Color(20, 140, 60), new Color(30, 60, 200));

    /** One of our pixels for one of the screen's, as large as the place, and this page and no other. */
    private static final String DRAWN = """
            ({page, red, green, blue}) => {
              const sheet = document.querySelector('[data-test=document-page]')
              if (sheet?.dataset.page !== String(page)) return false
              const box = sheet.getBoundingClientRect()
              const place = sheet.parentElement
              const full = Math.abs(box.height - place.clientHeight) < 2 || Math.abs(box.width - place.clientWidth) < 2
              const sharp = Math.abs(sheet.width - box.width * devicePixelRatio) < 1 && Math.abs(sheet.height - box.height * devicePixelRatio) < 1
              const seen = sheet.getContext('2d').getImageData(sheet.width / 2, sheet.height / 4, 1, 1).data
              const same = [red, green, blue].every((wanted, i) => Math.abs(seen[i] - wanted) < 4)
              return full && sharp && same && box.height > 300
            }""";

    private static final String PDF_JS =
            "() => performance.getEntriesByType('resource').some(one => /assets\\/pdf/.test(one.name))";

    private record Size(int width, int height) {
        Map<String, Integer> asked() {
            return Map.of("width", width, "height", height);
        }
    }

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    @Test
    void areTakenShownSharpPointedAtAndKept() throws IOException {
        var scene = Scene.talking(SYSTEM);
        var clerk = scene.clerk().person();
        var official = scene.official().person();
        clerk.press("document-take").press("document-shoot");
        for (var person : List.of(clerk, official)) {
            person.await("document", "data-number", "1", SOON);
            person.awaitTrue(SHARP, new Size(640, 360).asked(), SOON);
        }
        official.look("face").awaitPicture(Pattern.TERMINAL);
        clerk.look("face").awaitPicture(Pattern.DESK);

        point(official, "document-picture");
        clerk.await("pointer", "data-side", "DESK", SOON);

        official.see("document-file").setInputFiles(new FilePayload("letter.png", "image/png", letter()));
        for (var person : List.of(clerk, official)) {
            person.await("document", "data-number", "2", SOON);
            person.awaitTrue(SHARP, new Size(1240, 1754).asked(), SOON);
        }
        clerk.reload().await("document", "data-number", "2", SOON);
        official.press("document-close").awaitGone("document");
        clerk.awaitGone("document");
        scene.awaitTalk();
        areKept(scene);
    }

    @Test
    void ofAPdfAreTurnedPageByPageForBoth() {
        var scene = Scene.talking(SYSTEM);
        var clerk = scene.clerk().person();
        var official = scene.official().person();
        assertThat(clerk.page().evaluate(PDF_JS)).isEqualTo(false);
        var pdf = Pdf.of(BARS);
        official.see("document-file").setInputFiles(new FilePayload("letter.pdf", "application/pdf", pdf));
        bothSee(scene, 1);
        assertThat(official.see("page-previous").isDisabled()).isTrue();

        official.press("page-next");
        bothSee(scene, 2);
        point(official, "document-page");
        clerk.await("pointer", "data-side", "DESK", SOON);
        clerk.reload();
        bothSee(scene, 2);
        clerk.page().keyboard().press("PageDown");
        clerk.page().keyboard().press("PageDown");
        bothSee(scene, 3);
        clerk.page().keyboard().press("PageUp");
        bothSee(scene, 2);
        scene.awaitTalk();
        official.press("document-close").awaitGone("document");
        isReadAfterwards(scene, pdf);
        assertThat(clerk.said()).noneMatch(said -> said.contains("Content Security Policy"));
        assertThat(official.said()).noneMatch(said -> said.contains("Content Security Policy"));
    }

    private static void bothSee(Scene scene, int page) {
        for (var person : List.of(scene.clerk().person(), scene.official().person())) {
            sees(person, page);
            person.awaitText("page-which", "第 " + page + " / 3 页");
        }
    }

    private static void sees(Person person, int page) {
        var bar = BARS.get(page - 1);
        person.awaitTrue(
                DRAWN,
                Map.of("page", page, "red", bar.getRed(), "green", bar.getGreen(), "blue", bar.getBlue()),
                DRAWN_SOON);
    }

    private static void isReadAfterwards(Scene scene, byte[] pdf) {
        var reception = current();
        scene.end();
        var official = scene.official().person();
        official.open("/console/#/receptions/" + reception).press("past-pdf-open");
        sees(official, 1);
        official.press("page-next");
        sees(official, 2);
        var saved = official.page().waitForDownload(() -> official.press("past-pdf-save"));
        assertThat(saved.suggestedFilename()).isEqualTo("文件 1.pdf");
        assertThat(saved.path()).hasBinaryContent(pdf);
        official.press("past-pdf-close").awaitGone("document-page");
    }

    private static String current() {
        return new Database(SYSTEM.stack().postgres())
                .column("select id::text from reception where stage = 'IN_PROGRESS'")
                .getFirst();
    }

    private static void point(Person person, String sheet) {
        var box = person.see(sheet).boundingBox();
        for (var step = 1; step < 6; step++) {
            person.page().mouse().move(box.x + box.width * step / 6, box.y + box.height / 2);
            person.page().waitForTimeout(120);
        }
    }

    private static void areKept(Scene scene) {
        var reception = current();
        scene.end();
        var official = scene.official().person();
        official.open("/console/#/receptions/" + reception).await("past-documents");
        assertThat(official.see("past-document").count()).isEqualTo(2);
    }

    /** A page of A4 at 150 points an inch. */
    private static byte[] letter() throws IOException {
        var page = new BufferedImage(1240, 1754, BufferedImage.TYPE_INT_RGB);
        var pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 1240, 1754);
        pen.setColor(Color.BLACK);
        for (var line = 0; line < 40; line++) {
            pen.fillRect(120, 140 + line * 38, 900 + line % 7 * 15, 6);
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(page, "png", out);
        return out.toByteArray();
    }
}
