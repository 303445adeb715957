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

/** Papers in a talk: taken with a camera, chosen as a picture, pointed at, put away, and kept with the reception. */
@Order(2)
class DocumentTests {

    private static final Duration SOON = Duration.ofSeconds(15);

    /** As sharp as it was brought, whatever the line does to the faces. */
    private static final String SHARP = """
            wanted => {
              const picture = document.querySelector('[data-test=document-picture]')
              return !!picture?.complete && picture.naturalWidth === wanted.width && picture.naturalHeight === wanted.height
            }""";

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

        point(official);
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

    private static void point(Person person) {
        var box = person.see("document-picture").boundingBox();
        for (var step = 1; step < 6; step++) {
            person.page().mouse().move(box.x + box.width * step / 6, box.y + box.height / 2);
            person.page().waitForTimeout(120);
        }
    }

    private static void areKept(Scene scene) {
        var reception = new Database(SYSTEM.stack().postgres())
                .column("select id::text from reception where stage = 'IN_PROGRESS'")
                .getFirst();
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
