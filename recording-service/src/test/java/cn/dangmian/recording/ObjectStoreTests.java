package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.vault.Vault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** A vault in an object store: what is kept there, and what is told when something of it is not as it was. */
class ObjectStoreTests {

    private static final Duration SOON = Duration.ofSeconds(30);

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

    private ConfigurableApplicationContext restart(String... changed) {
        lab.stop();
        return lab.restart(store.settings(changed));
    }

    @Test
    void keepsRecordingsInTheStoreAloneAndPlaysThemFromThere() throws IOException {
        restart();
        var talk = looking.archived();

        var track = Looking.track(talk);
        assertThat(store.names())
                .hasSize(3)
                .contains(ObjectStore.place(track.path("sha256").asString()));
        assertThat(new String(store.read(track.path("sha256").asString()), 0, 4, StandardCharsets.US_ASCII))
                .isEqualTo("DMV1");
        assertThat(files(lab.vault)).isZero();
        var whole = Looking.play(talk).body();
        assertThat(Sha256.of(whole).hex()).isEqualTo(track.path("sha256").asString());
        var part = Looking.play(talk, "Range", "bytes=70000-140000");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 70_000, 140_001));
        assertThat(Looking.findings(talk, folder)).isEmpty();
        assertThat(looking.faults(talk)).isEmpty();
        await().until(() -> files(lab.spool) == 0);
    }

    private static long files(Path tree) throws IOException {
        try (var all = Files.walk(tree)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void fetchesWhatIsAskedForAndNotTheWholeFile() throws IOException {
        var vault = restart().getBean(Vault.class);
        var content = new byte[20 << 20];
        new Random(7).nextBytes(content);
        var kept = vault.keep(content);
        assertThat(store.door.passed()).anyMatch(one -> one.query().contains("partNumber=3"));
        store.door.passed().clear();

        var some = ByteBuffer.allocate(100);
        try (var file = vault.open(kept.sha256())) {
            assertThat(file.size()).isEqualTo(content.length);
            file.position(15_000_000).read(some);
        }

        assertThat(some.array()).isEqualTo(Arrays.copyOfRange(content, 15_000_000, 15_000_100));
        assertThat(store.door.passed().stream()
                        .filter(one -> one.path().endsWith(kept.sha256().hex()))
                        .mapToLong(Door.Passed::bytes)
                        .sum())
                .isPositive()
                .isLessThan(600_000);
        assertThat(vault.isIntact(kept.sha256())).isTrue();
    }

    @Test
    void namesWhatIsMissingCutOffAndDamagedAndForgetsItWhenItIsPutBack() {
        restart("dangmian.inventory.pause", "100ms", "dangmian.inventory.again", "0s");
        var talk = looking.archived();
        var name = Looking.track(talk).path("name").asString();
        var sha256 = Looking.track(talk).path("sha256").asString();
        var sound = store.read(sha256);

        store.delete(sha256);
        assertThat(looking.faults(talk)).containsExactly(name + " missing");
        assertThat(Looking.code(Looking.play(talk))).isEqualTo("playback.damaged");
        store.write(sha256, Arrays.copyOf(sound, sound.length - 20));
        assertThat(looking.faults(talk)).containsExactly(name + " wrong-length");
        var rotten = sound.clone();
        rotten[sound.length / 2] ^= 1;
        store.write(sha256, rotten);
        await().atMost(SOON).until(() -> looking.faults(talk).contains(name + " damaged"));
        assertThat(Player.pack(talk).statusCode()).isEqualTo(409);

        store.write(sha256, sound);
        await().atMost(SOON).until(() -> looking.faults(talk).isEmpty());
    }

    @Test
    void replacesWhatIsDamagedAndLeavesAloneWhatIsSound() {
        restart();
        var talk = new Talk(lab);
        var content = "a paper".getBytes(StandardCharsets.UTF_8);
        var sha256 = Sha256.of(content).hex();
        assertThat(Player.deliver(talk, content, sha256).statusCode()).isEqualTo(204);
        var first = store.read(sha256);

        assertThat(Player.deliver(talk, content, sha256).statusCode()).isEqualTo(204);
        assertThat(store.read(sha256)).isEqualTo(first);
        var rotten = first.clone();
        rotten[20] ^= 1;
        store.write(sha256, rotten);
        assertThat(Player.deliver(talk, content, sha256).statusCode()).isEqualTo(204);
        assertThat(store.read(sha256)).isNotEqualTo(rotten).isNotEqualTo(first);
    }

    @Test
    void destructionTakesEveryVersionOfIt() {
        store.keepVersions();
        restart();
        var talk = looking.archived();
        var sha256 = Looking.track(talk).path("sha256").asString();
        store.write(sha256, store.read(sha256));
        assertThat(store.versions(sha256)).hasSize(2);
        var someone = UUID.randomUUID();

        lab.signaling.send(
                "destroy",
                Map.of("recording", talk.recording, "order", someone, "askedBy", someone, "confirmedBy", someone));

        talk.report("destroyed");
        await().atMost(SOON).until(() -> store.versions(sha256).isEmpty());
        assertThat(store.names()).doesNotContain(ObjectStore.place(sha256)).hasSize(2);
    }

    @Test
    void saysWhereItIsAndNamesNoRoomThatNobodyKnows() {
        restart("dangmian.vault.s3.prefix", "chengdu/");
        looking.archived();

        var storage = looking.storage();
        assertThat(storage.path("volumes")).isEmpty();
        assertThat(storage.path("vault").path("freeBytes").asLong()).isPositive();
        var told = storage.path("store");
        assertThat(told.path("kind").asString()).isEqualTo("s3");
        assertThat(told.path("endpoint").asString())
                .isEqualTo(store.door.address().toString());
        assertThat(told.path("bucket").asString()).isEqualTo(ObjectStore.BUCKET);
        assertThat(told.path("unreachableSince").isNull()).isTrue();
        assertThat(storage.toString()).doesNotContain(Door.SECRET, Door.ACCESS_KEY);
        assertThat(store.names()).hasSize(3).allMatch(name -> name.startsWith("chengdu/sha256/"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            endpoint,        s3.example.com,  an address like https
            endpoint,        '',              an address like https
            bucket,          '',              3 to 63 small letters
            bucket,          Recordings,      3 to 63 small letters
            prefix,          chengdu,         end in a slash
            access-key,      '',              the name of a key pair
            secret-key,      '',              exactly one of
            secret-key-file, /etc/hostname,   exactly one of
            patience,        0s,              more than nothing""")
    void refusesSettingsThatMakeNoSense(String setting, String value, String expected) {
        var key = "dangmian.vault.s3." + setting;
        lab.stop();

        assertThatThrownBy(() -> lab.restart(store.settings(key, value)))
                .rootCause()
                .hasMessageContaining(setting.startsWith("secret") ? "dangmian.vault.s3.secret-key" : key)
                .hasMessageContaining(expected)
                .hasMessageNotContaining(Door.SECRET);
    }

    @Test
    void takesTheSecretFromAFileAndRefusesASecondDiskBesideTheStore() throws IOException {
        var file = Files.writeString(folder.resolve("secret"), Door.SECRET + "\n");
        restart("dangmian.vault.s3.secret-key", "", "dangmian.vault.s3.secret-key-file", file.toString());
        looking.archived();
        lab.stop();

        assertThatThrownBy(() -> lab.restart(store.settings("dangmian.vault.spill", folder.toString())))
                .rootCause()
                .hasMessageContaining("dangmian.vault.spill: ");
    }
}
