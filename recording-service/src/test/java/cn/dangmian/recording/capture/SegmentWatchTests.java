package cn.dangmian.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.recording.capture.SegmentWatch.Complaint;
import cn.dangmian.recording.capture.SegmentWatch.Moment;
import cn.dangmian.recording.kernel.ReceptionId;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Seat;
import cn.dangmian.recording.kernel.SegmentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What is told of the files of one seat: soon when nothing grows, and which of them grew last when only one is silent. */
class SegmentWatchTests {

    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final String AUDIO = "-audio-0.mjr.tmp";
    private static final String VIDEO = "-video-1.mjr.tmp";

    @TempDir
    private Path spool;

    private final SegmentWatch watch = new SegmentWatch();
    private final Segment segment = segment();
    private long millis;

    private static Segment segment() {
        var recording = UUID.randomUUID();
        return new Segment(
                new SegmentName("r" + recording + "-terminal-1"),
                new RecordingId(recording),
                new ReceptionId(UUID.randomUUID()),
                new Seat("terminal"),
                Instant.EPOCH,
                null,
                true,
                true,
                false);
    }

    @BeforeEach
    void bothGrow() throws IOException {
        grow(AUDIO);
        grow(VIDEO);
        look();
        pass(1000, AUDIO, VIDEO);
        assertThat(watch.growsAgain()).isTrue();
    }

    @Test
    void findsARecorderThatStoppedInThreeSeconds() throws IOException {
        pass(2750);
        assertThat(complaint()).isEmpty();
        pass(250);
        assertThat(complaint()).contains(new Complaint(3000, 3000, "not-growing"));
    }

    @Test
    void tellsWhenTheOtherFileGrewLast() throws IOException {
        for (var second = 0; second < 3; second++) {
            pass(750);
            pass(250, AUDIO);
        }
        assertThat(complaint()).contains(new Complaint(3000, 0, "not-growing"));
        pass(500);
        assertThat(watch.growsAgain()).isFalse();
        pass(250, AUDIO, VIDEO);
        assertThat(watch.growsAgain()).isTrue();
    }

    /** @param endings of the files that grow at the end of the time */
    private void pass(long passed, String... endings) throws IOException {
        millis += passed;
        for (var ending : endings) {
            grow(ending);
        }
        look();
    }

    private void grow(String ending) throws IOException {
        Files.write(
                spool.resolve(segment.name().value() + ending),
                new byte[4096],
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void look() {
        watch.look(new Spool(new CaptureSettings(spool, SILENCE, DataSize.ofMegabytes(1))), segment, moment());
    }

    private Optional<Complaint> complaint() {
        return watch.complaint(moment());
    }

    private Moment moment() {
        return new Moment(Duration.ofMillis(millis).toNanos(), Instant.EPOCH.plusMillis(millis), SILENCE);
    }
}
