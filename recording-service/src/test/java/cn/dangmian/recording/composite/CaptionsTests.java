package cn.dangmian.recording.composite;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.recording.kernel.Gap;
import cn.dangmian.recording.kernel.Seat;
import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.kernel.Span;
import cn.dangmian.recording.kernel.Track;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words on a composite. */
class CaptionsTests {

    private static final Instant FROM = Instant.parse("2026-11-30T06:59:58.700Z");
    private static final Sha256 ANY = Sha256.of(new byte[0]);

    @Test
    void aNameIsNoCommand() {
        var script = script(Language.ZH, Map.of("desk", "张{\\p1}\nDialogue: 9"), List.of());

        assertThat(script).contains("接访人 · 张｛＼p1｝ Dialogue: 9");
        assertThat(script.lines().filter(line -> line.startsWith("Dialogue: 9")))
                .isEmpty();
    }

    @Test
    void theClockTurnsWithTheSecondsOfTheDayAndNotWithThoseOfTheTalk() {
        assertThat(script(Language.ZH, Map.of(), List.of()).lines().filter(line -> line.contains("fs24")))
                .hasSize(4)
                .first()
                .asString()
                .startsWith("Dialogue: 0,0:00:00.00,0:00:00.30,")
                .endsWith("2026-11-30 14:59:58");
    }

    @Test
    void whatIsMissingIsSaidWithItsReasonAndTheTimeOfDayInBothLanguages() {
        var gaps = List.of(new Gap(new Seat("terminal"), 1_300, 2_300, "recorder-stalled"));

        assertThat(script(Language.ZH, Map.of(), gaps)).contains("录制停顿，已更换录制器\\N15:00:00 – 15:00:01");
        assertThat(script(Language.EN, Map.of(), gaps))
                .contains("The recorder stood still and was replaced\\N15:00:00 – 15:00:01");
    }

    @Test
    void aGuestWhoIsNotThereIsAwayAndNotMissing() {
        var script = script(Language.EN, Map.of("guesta", "Li Ming"), List.of());

        assertThat(script.lines().filter(line -> line.endsWith("Not in the talk")))
                .hasSize(2);
        assertThat(script).contains("Seat A · Li Ming");
    }

    private static String script(Language language, Map<String, String> names, List<Gap> gaps) {
        var tracks = List.of(
                new Track("terminal-1", new Seat("terminal"), 0, 3_000, 1, ANY, true, true),
                new Track("guesta-1", new Seat("guesta"), 1_000, 1_000, 1, ANY, true, true));
        var film = new Film("5101", new Span(FROM, FROM.plusMillis(3_000)), tracks, gaps, new Labels(language, names));
        return Captions.of(film, Scene.of(film), ZoneId.of("Asia/Shanghai"), "Any");
    }
}
