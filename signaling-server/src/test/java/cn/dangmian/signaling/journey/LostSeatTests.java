package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that do not grow because a line is lost are no trouble of the recorder; others are, also then. */
class LostSeatTests {

    private static final int SILENT_MILLIS = 12_000;

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final ConferenceTalk talk = new ConferenceTalk(SERVERS);

    @AfterEach
    void close() {
        talk.close();
    }

    @Test
    void theRecorderIsWellWhenOnlyTheLostSeatStandsStill() {
        Sitting.with(List.of(talk.scene.official.page()), () -> {
            Sitting.with(List.of(talk.scene.clerk.page()), () -> {
                talk.begun();
                grows("terminal", "desk");
                awaitRecorder("ACTIVE");
                stalls("terminal");
                awaitRecorder("FAILED");
            });
            await("it is interrupted")
                    .atMost(Page.PATIENCE)
                    .until(() -> talk.scene.clerk.stage().equals("INTERRUPTED"));
            awaitRecorder("ACTIVE");
            assertThat(talk.scene
                            .official
                            .view()
                            .path("current")
                            .path("trouble")
                            .asString(""))
                    .isEmpty();
            grows("terminal");
            stalls("terminal");
            stalls("desk");
            awaitRecorder("FAILED");
            assertThat(stillGrowing()).containsExactly("terminal");
        });
    }

    @Test
    void aRecorderThatStandsStillIsReplacedOnce() {
        Sitting.with(List.of(talk.scene.official.page(), talk.scene.clerk.page()), () -> {
            talk.begun();
            grows("terminal", "desk");
            awaitRecorder("ACTIVE");
            var first = name("terminal");

            stalls("terminal");

            await("another segment")
                    .atMost(Page.PATIENCE)
                    .until(() -> !name("terminal").equals(first));
            await("its files").atMost(Page.PATIENCE).until(() -> recorded(name("terminal")) > 0);
            assertThat(open("terminal")).containsExactly(name("terminal"));
            assertThat(open("desk")).hasSize(1);
            var second = name("terminal");
            awaitRecorder("FAILED");
            stalls("terminal");
            grows("terminal");
            awaitRecorder("ACTIVE");
            assertThat(name("terminal"))
                    .as("at once again it is not the recorder")
                    .isEqualTo(second);
            await("it is told").atMost(Page.PATIENCE).until(() -> !replaced().isEmpty());
            assertThat(replaced()).containsExactly(first);
        });
    }

    /** Bytes in the spool that the media server writes. */
    private static long recorded(String name) {
        var spool = Path.of(Objects.requireNonNull(
                SERVERS.first().context().getEnvironment().getProperty("dangmian.media.janus.spool")));
        var files = Objects.requireNonNull(spool.toFile().listFiles((_, file) -> file.startsWith(name + "-")));
        return Arrays.stream(files).mapToLong(File::length).sum();
    }

    private List<String> open(String seat) {
        return SERVERS.jdbc()
                .sql("select name from recording_segment where recording = ? and seat = ? and stopped_at is null")
                .params(recording(), seat)
                .query(String.class)
                .list();
    }

    /** The segments whose recorder was replaced. */
    private List<String> replaced() {
        return SERVERS.jdbc()
                .sql(
                        "select facts ->> 'segment' from audit_line where action = 'archive.replace-recorder' and subject = ?")
                .param(recording().toString())
                .query(String.class)
                .list();
    }

    private void grows(String... seats) {
        for (var seat : seats) {
            await("a segment of " + seat)
                    .atMost(Page.PATIENCE)
                    .until(() -> !name(seat).isEmpty());
            Recorder.reports(SERVERS.first(), "growing", recording(), name(seat), Recorder.Silence.NONE);
        }
    }

    private void stalls(String seat) {
        Recorder.reports(
                SERVERS.first(),
                "stalled",
                recording(),
                name(seat),
                new Recorder.Silence(SILENT_MILLIS, SILENT_MILLIS));
    }

    /** The recorder says all the time that it is alive: silence would be a trouble of its own. */
    private void awaitRecorder(String state) {
        await("the recorder is " + state).atMost(Page.PATIENCE).until(() -> {
            Recorder.reports(SERVERS.first(), "alive", recording(), "", Recorder.Silence.NONE);
            return talk.scene
                    .official
                    .view()
                    .path("current")
                    .path("recorder")
                    .asString("")
                    .equals(state);
        });
    }

    private UUID recording() {
        return SERVERS.jdbc()
                .sql("select id from recording where reception = ?::uuid")
                .param(talk.scene.waiting)
                .query(UUID.class)
                .single();
    }

    private String name(String seat) {
        return SERVERS.jdbc()
                .sql("select coalesce(max(name), '') from recording_segment where recording = ? and seat = ?")
                .params(recording(), seat)
                .query(String.class)
                .single();
    }

    private List<String> stillGrowing() {
        return SERVERS.jdbc()
                .sql("select seat from recording_segment where recording = ? and growing")
                .param(recording())
                .query(String.class)
                .list();
    }
}
