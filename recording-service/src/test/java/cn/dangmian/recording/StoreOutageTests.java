package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.vault.Vault;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An object store that is away, does not know the keys, or whose service is killed: nothing is lost, and nothing counts as damaged. */
@ExtendWith(OutputCaptureExtension.class)
class StoreOutageTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long LARGE = 300L << 20;

    @TempDir
    Path folder;

    private final Lab lab = new Lab();
    private final ObjectStore store = new ObjectStore();
    private final Looking looking = new Looking(lab);

    @AfterEach
    void stop() {
        lab.stop();
        store.close();
    }

    private void restart(String... changed) {
        lab.stop();
        lab.restart(store.settings(changed));
    }

    @Test
    void archivesWhenTheStoreIsBackWhatWasRecordedMeanwhile() {
        restart();
        store.door.shut();
        await().atMost(SOON).until(() -> reason().equals("network"));
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();

        assertThat(talk.report("failed").path("reason").asString()).isEqualTo("store-unreachable");
        assertThat(talk.audio("desk", 1)).exists();
        assertThat(looking.storage().path("work").path("waiting").asInt()).isEqualTo(1);
        assertThat(lab.signaling.reports(report -> report.path("full").asBoolean()))
                .isEmpty();
        store.door.open();

        talk.report("archived");
        assertThat(Looking.findings(talk, folder)).isEmpty();
        assertThat(reason()).isEmpty();
        await().until(() -> Files.notExists(talk.audio("desk", 1)));
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void doesNotBelieveThatAStoreKeptWhatItWasSent() {
        restart();
        store.door.spoil(true);
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();

        assertThat(talk.report("failed").path("reason").asString()).isEqualTo("storage");
        assertThat(talk.audio("desk", 1)).exists();
        store.door.spoil(false);

        talk.report("archived");
        assertThat(Looking.findings(talk, folder)).isEmpty();
        assertThat(looking.faults(talk)).isEmpty();
    }

    @Test
    void startsWithoutTheStoreAndIsReadyWhenItComes() {
        store.door.shut();
        restart();
        await().atMost(SOON).until(() -> reason().equals("network"));
        store.door.open();
        looking.archived();
    }

    @Test
    void refusesToPlayWithACodeOfItsOwnAndCallsNothingDamaged(CapturedOutput output) {
        restart("dangmian.inventory.pause", "100ms", "dangmian.inventory.again", "0s");
        var talk = looking.archived();
        store.door.shut();
        await().atMost(SOON).until(() -> output.getOut().contains(talk.recording + " is read later"));

        for (var answer : List.of(Looking.play(talk), Player.pack(talk), looking.inventory(talk))) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Looking.code(answer)).isEqualTo("playback.store-unreachable");
        }
        assertThat(looking.storage().path("work").path("damaged").asInt()).isZero();
        var paper = "a paper".getBytes(StandardCharsets.UTF_8);
        assertThat(Player.deliver(talk, paper, Sha256.of(paper).hex()).statusCode())
                .isEqualTo(503);
        assertThat(unfinished()).isEmpty();
        store.door.open();

        await().atMost(SOON).until(() -> Looking.play(talk).statusCode() == 200);
        assertThat(looking.faults(talk)).isEmpty();
    }

    @Test
    void anOrderToDestroyHoldsUpNothingWhileTheStoreIsAway() {
        restart();
        var talk = looking.archived();
        store.door.shut();
        var someone = UUID.randomUUID();
        var order = Map.<String, Object>of(
                "recording", talk.recording, "order", someone, "askedBy", someone, "confirmedBy", someone);

        lab.signaling.send("destroy", order);
        assertThat(talk.report("failed").path("reason").asString()).isEqualTo("store-unreachable");
        store.door.open();
        await().atMost(SOON).until(() -> reason().isEmpty());

        assertThat(Looking.play(talk).statusCode()).isEqualTo(200);
        lab.signaling.send("destroy", order);
        talk.report("destroyed");
    }

    @Test
    void saysThatTheKeysAreWrongOrTheBucketIsNotThere() {
        restart("dangmian.vault.s3.secret-key", "another secret");
        await().atMost(SOON).until(() -> reason().equals("keys"));
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();
        assertThat(talk.report("failed").path("reason").asString()).isEqualTo("store-unreachable");

        restart("dangmian.vault.s3.bucket", "nobody-made-it");
        await().atMost(SOON).until(() -> reason().equals("bucket"));
        assertThat(store.names()).isEmpty();

        restart();
        talk.report("archived");
    }

    @Test
    void aRecordingWhoseKeepingWasKilledIsMadeAgainFromTheSpool() throws IOException, InterruptedException {
        lab.stop();
        store.door.hold(asked -> asked.startsWith("PUT "));
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        kill(Spawned.of(lab, store.settings()), talk::finish);
        assertThat(store.names()).isEmpty();
        store.door.drop();

        lab.restart(store.settings());
        talk.report("archived");
        assertThat(Looking.findings(talk, folder)).isEmpty();
        assertThat(store.names()).hasSize(3);
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void whatWasHalfSentWhenTheServiceWasKilledIsNeverSeenAndIsRemoved() throws IOException, InterruptedException {
        lab.stop();
        store.door.hold(asked -> asked.contains("partNumber=3"));
        kill(keepLarge(), () -> {});
        assertThat(store.unfinished()).hasSize(1);
        assertThat(store.names()).isEmpty();
        store.door.drop();

        lab.restart(store.settings());
        await().atMost(SOON).until(() -> store.unfinished().isEmpty());
        assertThat(store.names()).isEmpty();
    }

    @Test
    void keepsAFileThatIsLargerThanItsMemory() throws IOException, InterruptedException {
        lab.stop();
        var service = keepLarge();
        assertThat(service.waitFor(4, TimeUnit.MINUTES)).isTrue();

        assertThat(service.exitValue()).isZero();
        assertThat(store.names()).hasSize(1);
        var sha256 = store.names().getFirst().substring("sha256/00/".length());
        var vault = lab.restart(store.settings()).getBean(Vault.class);
        try (var file = vault.open(new Sha256(sha256))) {
            assertThat(file.size()).isEqualTo(LARGE);
        }
        assertThat(store.unfinished()).isEmpty();
    }

    private Process keepLarge() throws IOException {
        var file = folder.resolve("large");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(LARGE);
        }
        return Spawned.of(
                KeepLarge.class,
                "112m",
                Stream.concat(Stream.of(file.toString()), Stream.of(lab.arguments(store.settings()))));
    }

    private void kill(Process service, Runnable work) throws InterruptedException {
        try {
            work.run();
            await().atMost(Duration.ofMinutes(2)).until(() -> !store.door.held().isEmpty() || !service.isAlive());
            assertThat(service.isAlive()).isTrue();
        } finally {
            service.destroyForcibly().waitFor();
        }
    }

    private String reason() {
        return looking.storage().path("store").path("reason").asString("");
    }

    private List<Path> unfinished() {
        try (var all = Files.list(lab.vault.resolve("unfinished"))) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
