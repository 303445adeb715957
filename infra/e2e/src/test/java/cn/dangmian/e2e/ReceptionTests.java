package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One reception from the door to the archive: the terminal on one node, the official on another. */
@Order(2)
class ReceptionTests {

    private static final String OFFICE = "南充市信访局";

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    @TempDir
    Path folder;

    @Test
    void isHeldBetweenTwoNodesWatchedRecordedAndPlayed() throws IOException {
        var clerk = new Clerk(SYSTEM.browsers().seat(Pattern.TERMINAL));
        var official = new Official(SYSTEM.browsers().seat(Pattern.DESK));
        var supervisor = new Supervisor(SYSTEM.browsers().onlooker());
        supervisor.begin(Login.SICHUAN_SUPERVISOR);
        official.begin(Login.NANCHONG_DESK_1, SYSTEM.nodes().get(1));
        clerk.begin(Login.JINCHENG_CLERK, SYSTEM.nodes().get(0));
        var number = clerk.register("买买提·阿布都拉", "<b>安置房</b>逾期", "<script>alert(1)</script> 五年没有交付");
        assertThat(clerk.checkIn(OFFICE)).isPositive();
        official.person().awaitText("line", "买买提·阿布都拉").awaitText("line", "<b>安置房</b>逾期");

        seesNothingBeforeAdmission(clerk, official);

        official.callNext();
        clerk.person().await("ringing");
        seesNothingWhileItRings(clerk, official);
        clerk.accept();
        clerk.person().awaitStage("IN_PROGRESS");
        official.person().awaitStage("IN_PROGRESS");
        var reception = supervisor.person().see("live-row").getAttribute("data-reception");
        seeAndHearEachOther(clerk, official);
        isWatchedUnseen(supervisor, reception, clerk, official);

        official.finish();
        official.end();
        clerk.person().await("stage", "data-stage", "ENDED", Duration.ofSeconds(10));
        clerk.person().await("dismiss");
        isFollowedOnAPhone(clerk.person(), number);
        isToldToTheSuperior(supervisor.person());
        var kept = isKept(official.person(), reception, number);
        plays(official.person(), reception, kept);
    }

    /** The links are up, and the terminal's tracks are switched on by force: still nothing may come through. */
    private void seesNothingBeforeAdmission(Clerk clerk, Official official) throws IOException {
        var before = spool();
        official.person().awaitLink("terminal");
        clerk.person().page().evaluate("""
                () => window.connections.forEach(one => one.getSenders().forEach(sender => {
                  if (sender.track) sender.track.enabled = true
                }))""");
        clerk.person().awaitSent(20_000);
        assertThat(clerk.person().received("desk")).isZero();
        assertThat(official.person().received("terminal")).isZero();
        assertThat(spool()).isEqualTo(before);
    }

    /** The picture of both goes as far as the server by now, and no further. */
    private void seesNothingWhileItRings(Clerk clerk, Official official) throws IOException {
        var before = spool();
        official.person().awaitSent(20_000);
        assertThat(clerk.person().received("desk")).isZero();
        assertThat(official.person().received("terminal")).isZero();
        assertThat(spool()).isEqualTo(before);
    }

    private static List<Path> spool() throws IOException {
        try (var spool = Files.list(SYSTEM.stack().spool())) {
            return spool.sorted().toList();
        }
    }

    private static void seeAndHearEachOther(Clerk clerk, Official official) {
        var atDesk = official.person().look("face");
        var atTerminal = clerk.person().look("face");
        atDesk.awaitPicture(Pattern.TERMINAL);
        atTerminal.awaitPicture(Pattern.DESK);
        assertThat(atDesk.hears(Pattern.TERMINAL)).isTrue();
        assertThat(atTerminal.hears(Pattern.DESK)).isTrue();
        assertThat(atDesk.shows(Pattern.DESK)).isFalse();
        atDesk.awaitFrames(50);
        atTerminal.awaitFrames(50);
    }

    private static void isWatchedUnseen(Supervisor supervisor, String reception, Clerk clerk, Official official) {
        supervisor.watch(reception);
        supervisor.person().look("watch-terminal").awaitPicture(Pattern.TERMINAL);
        supervisor.person().look("watch-desk").awaitPicture(Pattern.DESK);
        supervisor.person().look("watch-terminal").awaitFrames(30);
        var database = new Database(SYSTEM.stack().postgres());
        var client = database.column("select client::text from media_seat where not publishes")
                .getFirst();
        assertThat(clerk.person().told()).noneMatch(frame -> frame.contains("孙伟") || frame.contains(client));
        assertThat(official.person().told()).noneMatch(frame -> frame.contains("孙伟") || frame.contains(client));
        assertThat(database.column(
                        "select facts::text from audit_line where action like '%watch%' and outcome = 'done'"))
                .anyMatch(facts -> facts.contains("抽查接访服务规范"));
        supervisor.person().press("watch-stop");
        supervisor.person().await("live-row");
    }

    /** With nothing but what is printed on the receipt. */
    private static void isFollowedOnAPhone(Person clerk, String number) {
        var axe = new Axe();
        clerk.awaitTrue("() => !!document.querySelector('[data-test=receipt-code]')?.dataset.code", "");
        clerk.press("code-send").await("code-sent");
        axe.look(clerk, "the receipt at the terminal");
        clerk.picture(Path.of("target/pictures/receipt.png"));
        var code = clerk.see("receipt-code").getAttribute("data-code");
        var phone = SYSTEM.browsers().phone();
        phone.open("/visit/#case=" + code).awaitText("case-number", number).await("talk");
        axe.look(phone, "a case on a phone");
        phone.press("rate").press("grade-BASICALLY_SATISFIED").type("rate-words", "谢谢，请抓紧办理。");
        axe.look(phone, "a reception being rated");
        phone.press("rate-send").awaitText("rated", "基本满意");
        phone.press("leave").await("inquiry-code").type("inquiry-code", "ABCD-EFGH-JKLM-NPQ5");
        phone.press("inquire").awaitText("refusal", "没有这个查询码");
        axe.look(phone, "a code that nobody has");
        axe.assertNothingFound();
    }

    private static void isToldToTheSuperior(Person supervisor) {
        var axe = new Axe();
        supervisor.press("go-ratings").awaitText("ratings-said", "谢谢，请抓紧办理。");
        axe.look(supervisor, "what petitioners said");
        supervisor.page().getByTestId("ratings-said").getByRole(AriaRole.LINK).click();
        supervisor.await("past-rating", "data-rating", "BASICALLY_SATISFIED", Duration.ofSeconds(10));
        axe.look(supervisor, "a past reception with its rating");
        axe.assertNothingFound();
    }

    /** Linked to its case, whole, as long as the talk, and each track shows its own seat. */
    private JsonNode isKept(Person person, String reception, String number) throws IOException {
        person.open("/console/#/receptions/" + reception);
        person.await("play").awaitText("past-rating", "谢谢，请抓紧办理。");
        var past = person.fetch("/api/receptions/" + reception);
        assertThat(past.at("/case/number").asString()).isEqualTo(number);
        person.press("play")
                .type("play-purpose", "查看本人接访")
                .press("play-confirm")
                .await("player-toggle");
        var kept = person.fetch("/recordings/" + past.at("/recording/id").asString());
        assertThat(kept.path("caseNumber").asString()).isEqualTo(number);
        assertThat(kept.path("sha256").asString())
                .isEqualTo(past.at("/recording/sha256").asString());
        var talk = Duration.between(
                        Instant.parse(past.at("/talk/from").asString()),
                        Instant.parse(past.at("/talk/until").asString()))
                .toMillis();
        assertThat(kept.path("durationMillis").asLong()).isBetween(talk - 500, talk + 500);
        assertThat(kept.path("tracks").size()).isEqualTo(2);
        assertThat(kept.path("gaps").size()).isZero();
        for (var track : kept.path("tracks")) {
            judge(person, track, talk);
        }
        return kept;
    }

    private void judge(Person person, JsonNode track, long talk) throws IOException {
        var own = track.path("seat").asString().equals("terminal") ? Pattern.TERMINAL : Pattern.DESK;
        var other = own == Pattern.TERMINAL ? Pattern.DESK : Pattern.TERMINAL;
        var file = folder.resolve(UUID.randomUUID() + ".webm");
        Files.write(file, person.download(track.path("url").asString()));
        var film = new Film(file);
        assertThat(film.complaints()).isEmpty();
        assertThat(track.path("offsetMillis").asLong() + film.millis()).isBetween(talk - 500, talk + 500);
        assertThat(film.shows(own, 2.0)).isTrue();
        assertThat(film.shows(own, film.millis() * 0.8 / 1000)).isTrue();
        assertThat(film.shows(other, 2.0)).isFalse();
        assertThat(film.loudness(own, other)).isGreaterThan(10);
    }

    private static void plays(Person person, String reception, JsonNode kept) {
        person.press("player-toggle");
        person.look("player-terminal").awaitPicture(Pattern.TERMINAL);
        person.look("player-desk").awaitPicture(Pattern.DESK);
        var eighty = (int) (kept.path("durationMillis").asLong() * 8 / 1000) * 100;
        person.see("player-seek").fill(Integer.toString(eighty));
        person.awaitTrue(
                "millis => Math.abs(document.querySelector('[data-test=player-terminal]').currentTime * 1000 - millis) < 3000",
                eighty);
        person.look("player-terminal").awaitPicture(Pattern.TERMINAL);
        var name = person.fetch("/api/me").at("/person/name").asString();
        assertThat(person.page().getByTestId("watermark").first().getAttribute("data-words"))
                .contains(name);
        person.see("player-seek").hover();
        person.look("preview-picture").awaitPicture(Pattern.TERMINAL);
        person.picture(Path.of("target/pictures/player-preview.png"));
        var grants = new Database(SYSTEM.stack().postgres())
                .column("select subject from audit_line where action like '%play%' or action like '%grant%'");
        assertThat(grants).isNotEmpty();
    }
}
