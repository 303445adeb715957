package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A terminal on a township's line is gone in the middle of a talk, and comes back to its seat before the seat is given up. */
@Order(2)
class CutLineTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration PULLED = Duration.ofSeconds(60);

    /** For so long a seat is kept. */
    private static final Duration KEPT = Duration.ofSeconds(90);

    private static final String SENDS = """
            () => window.connections.filter(one => one.connectionState !== 'closed')
              .some(one => one.getSenders().some(sender => sender.track?.enabled))""";

    /** From when it is asked, new pictures of the other side. */
    private static final String SEES = """
            () => {
              const frames = () => document.querySelector('[data-test=face]')?.getVideoPlaybackQuality().totalVideoFrames ?? 0
              window.framesBefore ??= frames()
              return frames() >= window.framesBefore + 2
            }""";

    private static final Duration LOOKED_AT = Duration.ofSeconds(6);

    private static final String FRAMES =
            "() => document.querySelector('[data-test=face]').getVideoPlaybackQuality().totalVideoFrames";

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Database database = new Database(SYSTEM.stack().postgres());

    @AfterEach
    void heal() {
        SYSTEM.shaper().become(Shaper.Line.PERFECT);
    }

    @Test
    void aCableThatIsPulledForAMinuteCostsNoSeatIsSaidAtBothSidesAndLeavesAGap() {
        var seat = SYSTEM.browsers().seat(Pattern.DARK_TERMINAL);
        var cable = seat.cable();
        var scene = onABadLine(seat);
        var official = scene.official().person();
        var before = reception();

        cable.pull();
        SYSTEM.shaper().become(Shaper.Line.BLOCKED);
        var pulled = System.nanoTime();
        official.await("stage", "data-stage", "INTERRUPTED", SOON).awaitText("interrupted", "对方线路中断，座位保留");
        seat.await("connection", "data-connected", "false", SOON)
                .awaitText("connection", "您的画面和声音已停止发送；连接恢复后自动继续，排号和座位保留");
        seat.awaitTrue("() => !(" + SENDS + ")()", "");
        official.picture(Path.of("target", "cable-pulled-desk.png"));
        seat.picture(Path.of("target", "cable-pulled-terminal.png"));
        seat.page().waitForTimeout(PULLED.toMillis() - millisSince(pulled));
        SYSTEM.shaper().become(Shaper.Line.BAD);
        cable.plugIn();

        isBack(scene, before, pulled);
        assertThat(seat.page().evaluate(SENDS)).isEqualTo(true);
        assertThat(gaps(scene))
                .as("seconds that are missing of the terminal")
                .anySatisfy(seconds -> assertThat(seconds).isBetween(45.0, 85.0));
    }

    @Test
    void aBrowserThatIsKilledIsReplacedAtTheSameSeatWhileItIsKept() {
        var scene = onABadLine(SYSTEM.browsers().seat(Pattern.DARK_TERMINAL));
        var official = scene.official().person();
        var before = reception();

        var killed = System.nanoTime();
        SYSTEM.browsers().kill(scene.clerk().person());
        official.await("stage", "data-stage", "INTERRUPTED", SOON).awaitText("interrupted", "对方线路中断，座位保留");
        var again = SYSTEM.browsers().seat(Pattern.DARK_TERMINAL);
        again.overRelaysOnly(LineTests.DATAGRAMS);
        again.open("/terminal/").signIn(Login.JINCHENG_CLERK.name(), Login.JINCHENG_CLERK.password());
        again.take("terminal-" + Login.JINCHENG_CLERK.post(), "face");

        var healed = new Scene(new Clerk(again), scene.official());
        isBack(healed, before, killed);
        assertThat(gaps(healed)).as("seconds that are missing of the terminal").isNotEmpty();
    }

    private static Scene onABadLine(Person terminal) {
        terminal.overRelaysOnly(LineTests.DATAGRAMS);
        var scene = Scene.talking(terminal, SYSTEM.browsers().seat(Pattern.DARK_DESK));
        SYSTEM.shaper().become(Shaper.Line.BAD);
        for (var person : List.of(terminal, scene.official().person())) {
            person.awaitTrue(
                    "() => document.querySelectorAll('[data-test=line-note][data-note=STILLS]').length === 2",
                    "",
                    SOON);
        }
        return scene;
    }

    private String reception() {
        return database.column("select id || ' ' || room from reception where stage = 'IN_PROGRESS'")
                .getFirst();
    }

    /** In the same talk and the same room, seen and heard at both sides, before the seat was given up. */
    private void isBack(Scene scene, String before, long since) {
        var clerk = scene.clerk().person();
        var official = scene.official().person();
        for (var person : List.of(clerk, official)) {
            person.await("stage", "data-stage", "IN_PROGRESS", KEPT);
        }
        for (var person : List.of(clerk, official)) {
            person.awaitTrue(SEES, "", KEPT);
        }
        var away = millisSince(since);
        System.out.printf("the terminal is back at its seat %d ms after it was gone from a bad line%n", away);
        assertThat(away).isLessThan(KEPT.toMillis());
        assertThat(pictures(clerk))
                .as("pictures of the official in %s after the line is back", LOOKED_AT)
                .isGreaterThan(10);
        assertThat(official.look("face").hears(Pattern.TERMINAL)).isTrue();
        assertThat(clerk.look("face").hears(Pattern.DESK)).isTrue();
        assertThat(reception()).isEqualTo(before);
        assertThat(official.look("face").shows(Pattern.TERMINAL)).isTrue();
        assertThat(picturesSinceStills(before.split(" ")[0]))
                .as("on the line that was bad before and is bad still, but for a trial")
                .contains("STILLS")
                .doesNotContain("FULL");
        SYSTEM.shaper().become(Shaper.Line.PERFECT);
    }

    /** An official's encoder that was asked for whole pictures all the while sends one in two seconds, for half a minute. */
    private static int pictures(Person clerk) {
        var before = ((Number) clerk.page().evaluate(FRAMES)).intValue();
        clerk.page().waitForTimeout(LOOKED_AT.toMillis());
        return ((Number) clerk.page().evaluate(FRAMES)).intValue() - before;
    }

    /** What either side said it sends, from when it first sent stills. */
    private List<String> picturesSinceStills(String reception) {
        return database.column("""
                        select distinct n.picture from reception_line_note n
                        where n.reception::text = ? and n.at >= (select min(f.at) from reception_line_note f
                            where f.reception = n.reception and f.seat = n.seat and f.picture = 'STILLS')""", reception);
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }

    /** Of the finished recording. @return seconds */
    private List<Double> gaps(Scene scene) {
        var reception = reception().split(" ")[0];
        assertThat(database.column(
                        "select action from audit_line where subject = ? and action = 'reception.ConversationInterrupted'",
                        reception))
                .isNotEmpty();
        scene.end();
        var official = scene.official().person();
        official.open("/console/#/receptions/" + reception).await("play");
        var recording = official.fetch("/api/receptions/" + reception)
                .at("/recording/id")
                .asString();
        official.press("play")
                .type("play-purpose", "核对中断")
                .press("play-confirm")
                .await("player-toggle");
        var gaps = official.fetch("/recordings/" + recording).path("gaps").values().stream()
                .filter(gap -> gap.path("seat").asString().equals("terminal"))
                .map(gap -> (gap.path("untilMillis").asLong()
                                - gap.path("fromMillis").asLong())
                        / 1000.0)
                .toList();
        System.out.println("gaps on the terminal's record: " + gaps);
        official.picture(Path.of("target", "gap-in-the-player.png"));
        return gaps;
    }
}
