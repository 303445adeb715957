package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.dangmian.recording.kernel.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** A vault on two disks: what the first has no room for lies on the second, and nobody who reads need know. */
@ExtendWith(OutputCaptureExtension.class)
class SpillTests {

    @TempDir
    Path folder;

    private final Lab lab = new Lab();
    private final Looking looking = new Looking(lab);
    private final TwoDisks disks = new TwoDisks();

    @AfterEach
    void stop() {
        lab.stop();
        disks.close();
    }

    @Test
    void whatTheFirstDiskHasNoRoomForLiesOnTheSecondAndIsPlayedFromThere() throws IOException {
        restart(disks.reserveOfTheSecondAlone());
        var talk = looking.archived();

        assertThat(disks.first.files()).isEmpty();
        assertThat(disks.second.files()).hasSize(3).allSatisfy(file -> TwoDisks.isEncrypted(file));
        assertThat(looking.faults(talk)).isEmpty();
        var track = Looking.track(talk);
        var whole = play(talk, track);
        assertThat(Sha256.of(whole).hex()).isEqualTo(track.path("sha256").asString());
        var part = Player.of(talk).get(address(talk, track), "Range", "bytes=70000-70099");
        assertThat(part.body()).hasSize(100).isEqualTo(Arrays.copyOfRange(whole, 70_000, 70_100));
        assertThat(Looking.findings(talk, folder)).isEmpty();
        assertThat(disks.unfinished()).isEmpty();
    }

    @Test
    void filesOnEitherDiskAreOneVaultAndMayBeMovedFromOneToTheOther() throws IOException {
        restart(disks.reserveOfBoth());
        var early = looking.archived();
        assertThat(disks.second.files()).isEmpty();
        lab.stop();
        restart(disks.reserveOfTheSecondAlone());
        var late = looking.archived();
        assertThat(disks.first.files()).hasSize(3);
        assertThat(disks.second.files()).hasSize(3);
        assertThat(looking.faults(early)).isEmpty();
        assertThat(Looking.findings(early, folder)).isEmpty();
        assertThat(Looking.findings(late, folder)).isEmpty();

        var name = Looking.track(late).path("sha256").asString();
        var away = Files.move(disks.second.place(name), folder.resolve(name));
        assertThat(looking.faults(late)).hasSize(1).allMatch(fault -> fault.endsWith(" missing"));
        Files.createDirectories(disks.first.place(name).getParent());
        Files.copy(away, disks.first.place(name));
        assertThat(looking.faults(late)).isEmpty();
        assertThat(Looking.findings(late, folder)).isEmpty();
    }

    @Test
    void destructionTakesItFromEveryDiskItLiesOn() throws IOException {
        restart(disks.reserveOfTheSecondAlone());
        var talk = looking.archived();
        var name = Looking.track(talk).path("sha256").asString();
        Files.createDirectories(disks.first.place(name).getParent());
        Files.copy(disks.second.place(name), disks.first.place(name));
        assertThat(looking.faults(talk)).isEmpty();

        var someone = UUID.randomUUID();
        lab.signaling.send(
                "destroy",
                Map.of("recording", talk.recording, "order", someone, "askedBy", someone, "confirmedBy", someone));

        talk.report("destroyed");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !Files.exists(disks.second.place(name)) && !Files.exists(disks.first.place(name)));
    }

    @Test
    void noReceptionIsRefusedWhileOneDiskHasRoom() {
        restart(disks.reserveOfTheSecondAlone());
        await().until(() -> isTold(false));
        assertThat(isTold(true)).isFalse();
        var storage = looking.storage();
        var spaces = storage.path("volumes");
        assertThat(spaces).hasSize(2);
        var reserve = spaces.get(0).path("reserveBytes").asLong();
        assertThat(spaces.get(0).path("freeBytes").asLong()).isLessThan(reserve);
        assertThat(spaces.get(1).path("freeBytes").asLong()).isGreaterThan(reserve);
        assertThat(storage.path("vault").path("freeBytes").asLong()).isGreaterThan(reserve);
        lab.stop();

        restart("9000TB");
        await().atMost(Duration.ofSeconds(20)).until(() -> isTold(true));
    }

    @Test
    void whatLiesThereIsNotKeptTwiceAndWhatIsDamagedThereIsReplaced() throws IOException {
        restart(disks.reserveOfBoth());
        var talk = new Talk(lab);
        var good = deliver(talk, "good " + talk.recording);
        var bad = deliver(talk, "bad " + talk.recording);
        lab.stop();
        var rotten = Files.readAllBytes(disks.first.place(bad));
        rotten[rotten.length - 1] ^= 1;
        Files.write(disks.first.place(bad), rotten);
        restart(disks.reserveOfTheSecondAlone());

        deliver(talk, "good " + talk.recording);
        deliver(talk, "bad " + talk.recording);

        assertThat(disks.first.files()).containsExactly(disks.first.place(good));
        assertThat(disks.second.files()).containsExactly(disks.second.place(bad));
    }

    /** Drawn anew in each run; how far it had come is printed. */
    @Test
    void noHalfFileIsBelievedWhereverTheServiceWasKilled() throws IOException, InterruptedException {
        lab.stop();
        var settings = disks.settings(disks.reserveOfTheSecondAlone());
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        var service = Spawned.of(lab, settings);
        try {
            talk.finish();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !disks.second.files().isEmpty() || !service.isAlive());
        } finally {
            service.destroyForcibly().waitFor();
        }
        System.out.println("spill kill: " + disks.second.files().size() + " of 3 files were kept");

        lab.restart(settings);
        talk.report("archived");

        assertThat(Looking.findings(talk, folder)).isEmpty();
        assertThat(looking.faults(talk)).isEmpty();
        assertThat(disks.first.files()).isEmpty();
        assertThat(disks.unfinished()).isEmpty();
    }

    @Test
    void refusesADirectoryWithinTheFirstAndWarnsOfOneThatGivesNoRoom(CapturedOutput output) throws IOException {
        lab.stop();
        assertThatThrownBy(() -> lab.restart(
                        Map.of("dangmian.vault.spill", lab.vault.resolve("more").toString())))
                .rootCause()
                .hasMessageContaining("dangmian.vault.spill: ")
                .hasMessageContaining("expected: neither within nor around");

        var beside = Files.createDirectory(folder.resolve("beside"));
        lab.restart(Map.of("dangmian.vault.spill", beside.toString()));
        assertThat(output).contains("dangmian.vault.spill gives no room: " + beside);
    }

    private void restart(String reserve) {
        lab.stop();
        lab.restart(disks.settings(reserve));
    }

    private static String address(Talk talk, JsonNode track) {
        return "/recordings/" + talk.recording + "/tracks/" + track.path("name").asString();
    }

    private static byte[] play(Talk talk, JsonNode track) {
        return Player.of(talk).get(address(talk, track)).body();
    }

    private static String deliver(Talk talk, String text) {
        var content = text.getBytes(StandardCharsets.UTF_8);
        var name = Sha256.of(content).hex();
        assertThat(Player.deliver(talk, content, name).statusCode()).isEqualTo(204);
        return name;
    }

    private boolean isTold(boolean full) {
        return !lab.signaling
                .reports(report -> report.path("type").asString().equals("alive")
                        && report.path("full").asBoolean() == full)
                .isEmpty();
    }
}
