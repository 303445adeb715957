package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One film of a whole talk: ordered on the page of the past reception, made when no talk is recorded, taken away, and put into a pack. */
@Order(2)
class FilmTests {

    /** A film has only the time that nobody else wants. */
    private static final Duration SOON = Duration.ofMinutes(5);

    private static final Page.WaitForDownloadOptions PATIENT =
            new Page.WaitForDownloadOptions().setTimeout(SOON.toMillis());
    private static final Path PICTURES = Path.of("target", "film");

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    @TempDir
    Path folder;

    private int pictures;

    @Test
    void waitsForTheTalkThatGoesOnIsMadeAndIsPutIntoThePack() throws IOException, InterruptedException {
        var scene = Scene.talking(SYSTEM);
        var first = talkingNow();
        scene.end();
        awaitSealed();
        var supervisor = SYSTEM.browsers().onlooker();
        supervisor.open("/console/").signIn(Login.SICHUAN_SUPERVISOR.name(), Login.SICHUAN_SUPERVISOR.password());
        supervisor.open("/console/#/receptions/" + first).await("film-take");
        picture(supervisor, "ordinary");

        var film = takeFilm(supervisor, talkAgain(scene));

        assertThat(streams(film)).contains("h264", "aac");
        takePack(supervisor);
        assertThat(new Database(SYSTEM.stack().postgres())
                        .column("select facts::text from audit_line where action = 'archive.take-composite'"))
                .isNotEmpty()
                .allMatch(facts -> facts.contains("复查复核需要"));
        var offline = SYSTEM.browsers().beside(supervisor);
        offline.page().navigate(folder.resolve("pack/index.html").toUri().toString());
        assertThat(offline.page().locator("a[href='composite.mp4']").count()).isOne();
        picture(offline, "offline");
    }

    private static Scene talkAgain(Scene scene) {
        scene.clerk().register("李秀英", "征地补偿款未到账", "三年没有到账");
        scene.clerk().checkIn(Scene.OFFICE);
        scene.official().person().await("line-entry");
        scene.official().callNext();
        scene.clerk().accept();
        scene.awaitTalk();
        return scene;
    }

    /** It is made when the talk that goes on is over. */
    private Path takeFilm(Person supervisor, Scene goingOn) {
        supervisor.press("film-take").type("film-purpose", "复查复核需要");
        var film = supervisor.page().waitForDownload(PATIENT, () -> {
            supervisor.press("film-confirm").await("film-progress", "data-waits", "LIVE", SOON);
            picture(supervisor, "waits");
            goingOn.end();
            supervisor.await("film-progress");
        });
        supervisor.await("film", "data-stage", "saved", SOON);
        picture(supervisor, "saved");
        assertThat(film.suggestedFilename()).startsWith("dangmian-").endsWith(".mp4");
        film.saveAs(folder.resolve("film.mp4"));
        return folder.resolve("film.mp4");
    }

    private void takePack(Person supervisor) throws IOException, InterruptedException {
        supervisor.press("pack-film").press("pack-take").type("pack-purpose", "复查复核需要");
        var pack = supervisor.page().waitForDownload(PATIENT, () -> supervisor.press("pack-confirm"));
        supervisor.await("pack", "data-stage", "saved", SOON);
        pack.saveAs(folder.resolve("pack.zip"));
        var evidence = new EvidencePack(folder.resolve("pack.zip"));
        assertThat(evidence.verify(SYSTEM.stack().sealKey())).contains("✓").doesNotContain("✗");
        assertThat(evidence.unpack(folder.resolve("pack"))).contains("composite.mp4");
    }

    private void picture(Person person, String state) {
        if (person.page().locator("[data-test=film]").count() > 0) {
            person.page().locator("[data-test=film]").scrollIntoViewIfNeeded();
        }
        person.picture(PICTURES.resolve("%02d-%s.png".formatted(++pictures, state)));
    }

    private static String talkingNow() {
        return new Database(SYSTEM.stack().postgres())
                .column("select id::text from reception where stage = 'IN_PROGRESS'")
                .getFirst();
    }

    private static void awaitSealed() {
        var database = new Database(SYSTEM.stack().postgres(), "recording");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !database.column("select sha256 from manifest").isEmpty());
    }

    private static String streams(Path film) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "ffprobe", "-v", "error", "-show_entries", "stream=codec_name", film.toString())
                .redirectErrorStream(true)
                .start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }
}
