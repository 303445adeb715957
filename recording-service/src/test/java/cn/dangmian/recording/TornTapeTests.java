package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that was full has taken some of what was written, and closed the file as if nothing were amiss. */
class TornTapeTests {

    /** What a media server writes at once. */
    private static final int BLOCK = 4096;

    private final Lab lab = Lab.SHARED;

    @ParameterizedTest
    @ValueSource(longs = {5_000, 9_600})
    void archivesTheRestAndTellsOfTheHole(long around) throws IOException {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        tear(talk.audio("terminal", 1), around);
        tear(talk.video("terminal", 1), around);
        talk.finish();

        var archived = talk.report("archived");

        assertThat(archived.path("gaps")).isNotEmpty().allSatisfy(gap -> {
            assertThat(gap.path("seat").asString()).isEqualTo("terminal");
            assertThat(gap.path("reason").asString()).isEqualTo("file-damaged");
            assertThat(gap.path("fromMillis").asLong()).isBetween(around - 700, around + 2_100);
            assertThat(gap.path("untilMillis").asLong()).isBetween(around - 700, 10_000L);
        });
        var webm = ArchiveTests.download(talk, ArchiveTests.track(archived, "terminal-1"));
        assertThat(Media.complaints(webm)).isEmpty();
    }

    /** Less than a second, which is told of nowhere else. */
    @Test
    void tellsOfOnePacket() throws IOException {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        var file = talk.audio("terminal", 1);
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 8, (byte) 0);
        var mark = indexOfMark(bytes, bytes.length / 2);
        Arrays.fill(bytes, mark, mark + 4, (byte) 0);
        Files.write(file, bytes);
        talk.finish();

        var gaps = talk.report("archived").path("gaps");

        assertThat(gaps).hasSize(1);
        assertThat(gaps.get(0).path("reason").asString()).isEqualTo("file-damaged");
        assertThat(gaps.get(0).path("untilMillis").asLong()
                        - gaps.get(0).path("fromMillis").asLong())
                .isBetween(20L, 100L);
    }

    /** The disk was full before the first packet came: of this side nothing is there, and of the other everything. */
    @Test
    void archivesTheOtherSideWhenOnlyTheBeginningOfAHeaderIsThere() throws IOException {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        for (var file : new Path[] {talk.audio("terminal", 1), talk.video("terminal", 1)}) {
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
        }
        talk.finish();

        var archived = talk.report("archived");

        assertThat(archived.path("tracks")).hasSize(1);
        assertThat(archived.path("gaps")).hasSize(1);
        assertThat(archived.path("gaps").get(0).path("untilMillis").asLong()).isEqualTo(10_000);
    }

    private static void tear(Path file, long around) throws IOException {
        var whole = Files.readAllBytes(file);
        var from = (int) (whole.length * around / 10_000) + 3;
        var until = Math.min(from + BLOCK, whole.length);
        var torn = Arrays.copyOf(whole, whole.length - until + from);
        System.arraycopy(whole, until, torn, from, whole.length - until);
        Files.write(file, torn);
    }

    private static int indexOfMark(byte[] bytes, int from) {
        var at = from;
        while (bytes[at] != 'M' || bytes[at + 1] != 'E' || bytes[at + 2] != 'E' || bytes[at + 3] != 'T') {
            at++;
        }
        return at;
    }
}
