package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen and heard on the film of a whole talk. */
class CompositePictureTests {

    private static final int TERMINAL = 600;
    private static final int DESK = 2400;

    /** In the middle of the left and the right face, when there are two. */
    private static final int[] LEFT = {320, 340};

    private static final int[] RIGHT = {960, 340};

    @TempDir
    Path folder;

    private final Lab lab = new Lab();

    @AfterEach
    void stop() {
        lab.stop();
    }

    /** The terminal's page was loaded anew in the midst, and before that a piece of its sound was lost on the line. */
    @Test
    void picturesAndVoicesOfBothSidesAreInStepFromBeginningToEnd() throws IOException {
        var talk = new Talk(lab);
        var back = talk.from.plusMillis(6_300);
        flashing(talk, "desk", 1, talk.from, Talk.LENGTH);
        SpoolFile.put(
                talk.video("terminal", 1),
                new SpoolFile(Clip.flashes(), talk.from.plusMillis(13)).lasting(Duration.ofSeconds(4)));
        SpoolFile.put(
                talk.audio("terminal", 1),
                new SpoolFile(Clip.ticks(TERMINAL), talk.from.plusMillis(13))
                        .lasting(Duration.ofSeconds(4), millis -> millis < 1_300 || millis > 1_770));
        talk.segment("terminal", 1, talk.from, talk.from.plusSeconds(4));
        flashing(talk, "terminal", 2, back, Duration.ofMillis(3_700));
        Film.archive(talk);

        var film = new Watched(Files.write(folder.resolve("film.mp4"), Film.made(talk)));

        var desk = film.flashes(RIGHT[0], RIGHT[1]);
        assertThat(desk).hasSizeBetween(9, 10);
        assertInStep(desk, film.ticks(DESK));
        var terminal = film.flashes(LEFT[0], LEFT[1]);
        assertThat(terminal).hasSizeBetween(7, 8);
        assertInStep(terminal, film.ticks(TERMINAL));
        assertThat(terminal).anyMatch(at -> Math.abs(at - 8_300) <= 45);
    }

    @Test
    void whoSentNothingForAWhileIsHeardAfterwardsInTime() throws IOException {
        var talk = new Talk(lab).recorded("desk");
        SpoolFile.put(
                talk.audio("terminal", 1),
                new SpoolFile(Clip.ticks(TERMINAL).pausing(1_500, 470), talk.from).lasting(Talk.LENGTH));
        SpoolFile.put(talk.video("terminal", 1), new SpoolFile(Clip.flashes(), talk.from).lasting(Talk.LENGTH));
        talk.segment("terminal", 1, talk.from, talk.until());
        Film.archive(talk);

        var ticks = new Watched(Files.write(folder.resolve("film.mp4"), Film.made(talk))).ticks(TERMINAL);

        for (var expected : List.of(1_000, 2_470, 3_470, 8_470)) {
            assertThat(ticks).anyMatch(at -> Math.abs(at - expected) <= 45);
        }
    }

    @Test
    void aCardStandsWhereSomethingIsMissingAndTheFilmIsAsLongAsTheTalk() throws IOException {
        var talk = new Talk(lab);
        flashing(talk, "desk", 1, talk.from, Talk.LENGTH);
        flashing(talk, "terminal", 1, talk.from, Duration.ofSeconds(3));
        Film.archive(talk);

        var bytes = Film.made(talk);

        assertThat(Media.complaints(bytes)).isEmpty();
        assertThat(Media.millis(bytes, "v")).isBetween(9_900L, 10_000L);
        assertThat(Media.secondsInHeader(bytes)).isBetween(9.95, 10.05);
        var film = new Watched(Files.write(folder.resolve("film.mp4"), bytes));
        // Beside its words there is the card's own colour.
        assertThat(film.light(LEFT[0] - 200, LEFT[1], 2.5)).isLessThan(30);
        assertThat(film.light(LEFT[0] - 200, LEFT[1], 5.5)).isBetween(50, 75);
        assertThat(film.light(RIGHT[0] - 200, RIGHT[1], 5.5)).isLessThan(30);
    }

    @Test
    void aPictureThatChangesItsSizeGoesOn() throws IOException {
        var talk = new Talk(lab).recorded("desk");
        var turned = Clip.picture("320x240").then(Clip.picture("640x360"));
        SpoolFile.put(
                talk.audio("terminal", 1),
                Talk.sound("terminal", talk.from.minusSeconds(8)).lasting(Duration.ofSeconds(18)));
        SpoolFile.put(
                talk.video("terminal", 1),
                new SpoolFile(turned, talk.from.minusSeconds(8)).lasting(Duration.ofSeconds(18)));
        talk.segment("terminal", 1, talk.from, talk.until());
        Film.archive(talk);

        var bytes = Film.made(talk);

        assertThat(Media.millis(bytes, "v")).isBetween(9_900L, 10_000L);
        var film = new Watched(Files.write(folder.resolve("film.mp4"), bytes));
        // A picture of 4 to 3 leaves the sides of its place empty, and one of 16 to 9 does not.
        assertThat(film.light(12, LEFT[1], 2)).isBetween(30, 45);
        assertThat(film.light(12, LEFT[1], 8)).isGreaterThan(60);
        assertThat(film.light(250, LEFT[1], 9.5)).isGreaterThan(60);
    }

    @Test
    void everybodyAndWhatIsShownStandsOnIt() throws IOException {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.recorded("guesta", 1, talk.from.plusSeconds(2), Duration.ofSeconds(3));
        talk.shown("camera", 1, talk.from.plusSeconds(5), Duration.ofSeconds(4), talk.from.plusSeconds(9));
        Film.archive(talk);

        var film = new Watched(Files.write(keep("everybody.mp4"), Film.made(talk)));

        // The guest's place in the second row: empty, there, away; then the paper is large in its stead.
        assertThat(film.light(390, 500, 1)).isBetween(50, 75);
        assertThat(film.light(380, 300, 7)).isGreaterThan(60);
    }

    private static void flashing(Talk talk, String seat, int number, Instant begin, Duration length) {
        var hertz = seat.equals("desk") ? DESK : TERMINAL;
        SpoolFile.put(talk.audio(seat, number), new SpoolFile(Clip.ticks(hertz), begin).lasting(length));
        SpoolFile.put(talk.video(seat, number), new SpoolFile(Clip.flashes(), begin).lasting(length));
        talk.segment(seat, number, begin, begin.plus(length));
    }

    /** Each flash has its tick. */
    private static void assertInStep(List<Long> flashes, List<Long> ticks) {
        assertThat(ticks.size()).as(flashes + " and " + ticks).isCloseTo(flashes.size(), Offset.offset(1));
        for (var flash : flashes) {
            var nearest = ticks.stream()
                    .mapToLong(tick -> Math.abs(tick - flash))
                    .min()
                    .orElse(9_999);
            assertThat(nearest)
                    .as("flash at " + flash + " of " + flashes + ", ticks " + ticks)
                    .isLessThanOrEqualTo(45);
        }
    }

    /** With {@code -Dcomposites=FOLDER} to be looked at. */
    private Path keep(String name) throws IOException {
        var wanted = System.getProperty("composites");
        return wanted == null
                ? folder.resolve(name)
                : Files.createDirectories(Path.of(wanted)).resolve(name);
    }
}
