package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The evidence pack: taken from the page of a past reception, verified, and watched from a disk without any server. */
@Order(2)
class EvidencePackTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    @TempDir
    Path folder;

    @Test
    void isTakenVerifiedAndWatchedOffline() throws IOException, InterruptedException {
        var scene = Scene.talking(SYSTEM);
        var official = scene.official().person();
        official.see("document-file").setInputFiles(new FilePayload("letter.png", "image/png", letter()));
        official.await("document", "data-number", "1", SOON);
        official.press("document-close").awaitGone("document");
        scene.awaitTalk();
        var reception = new Database(SYSTEM.stack().postgres())
                .column("select id::text from reception where stage = 'IN_PROGRESS'")
                .getFirst();
        scene.end();
        awaitSealed(2);
        official.open("/console/#/receptions/" + reception).await("pack-take");

        var zip = take(official);

        assertThat(verify(zip)).contains("✓").doesNotContain("✗");
        var names = new EvidencePack(zip).unpack(folder.resolve("pack"));
        assertThat(names).contains("index.html", "exhibits/document-01.png", "tracks/terminal-1.webm");
        var content = Files.readAllBytes(zip);
        content[content.length / 2] ^= 1;
        assertThat(verify(Files.write(folder.resolve("flipped.zip"), content))).contains("✗ 被改动 tracks/");
        isWatched(SYSTEM.browsers().beside(official));
        var logged = new Database(SYSTEM.stack().postgres())
                .column("select facts::text from audit_line where action = 'archive.take-pack'");
        assertThat(logged).anyMatch(facts -> facts.contains("复查复核需要"));
    }

    @Test
    void nobodyBringsExhibitsFromOutside() throws IOException, InterruptedException {
        var path = "/recordings/" + UUID.randomUUID() + "/exhibits/" + "0".repeat(64);
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(SYSTEM.stack().url() + path))
                            .header("Authorization", "Bearer grant")
                            .PUT(HttpRequest.BodyPublishers.ofString("x"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            // Of the door itself: the recording service behind it would say so as a problem with a code.
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("playback.");
        }
    }

    private Path take(Person official) {
        official.press("pack-take").type("pack-purpose", "复查复核需要");
        var download = official.page().waitForDownload(() -> official.press("pack-confirm"));
        official.await("pack", "data-stage", "saved", SOON);
        assertThat(download.suggestedFilename()).startsWith("dangmian-").endsWith(".zip");
        var zip = folder.resolve("pack.zip");
        download.saveAs(zip);
        return zip;
    }

    private void isWatched(Person person) {
        var page = person.page();
        page.navigate(folder.resolve("pack/index.html").toUri().toString());
        person.press("pack-toggle");
        person.look("pack-terminal").awaitOnScreen(Pattern.TERMINAL);
        person.look("pack-desk").awaitOnScreen(Pattern.DESK);
        person.awaitTrue("() => document.querySelector('#exhibits img')?.naturalWidth === 620", "");
        // Both stand at the same moment of the talk.
        person.awaitTrue("""
                () => {
                  const at = seat => {
                    const video = document.querySelector(`[data-test=pack-${seat}]`)
                    const track = window.PACK.manifests[0].tracks.find(one => video.src.endsWith(`/${one.name}.webm`))
                    return video.currentTime * 1000 + track.offsetMillis
                  }
                  return Math.abs(at('terminal') - at('desk')) < 45
                }""", "");
    }

    /** The recording, and then what belongs to it. */
    private static void awaitSealed(int manifests) {
        var database = new Database(SYSTEM.stack().postgres(), "recording");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !database.column("select sha256 from manifest where number = ?", manifests)
                        .isEmpty());
    }

    private static byte[] letter() throws IOException {
        var letter = new BufferedImage(620, 877, BufferedImage.TYPE_INT_RGB);
        var pen = letter.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 620, 877);
        pen.setColor(Color.BLACK);
        pen.drawString("A letter about the flat", 60, 80);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(letter, "png", out);
        return out.toByteArray();
    }

    private static String verify(Path zip) throws IOException, InterruptedException {
        return new EvidencePack(zip).verify(SYSTEM.stack().sealKey());
    }
}
