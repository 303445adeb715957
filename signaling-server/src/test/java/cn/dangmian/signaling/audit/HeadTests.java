package cn.dangmian.signaling.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Keys that sign heads, and the file beside the database that keeps them. */
class HeadTests {

    @TempDir
    Path folder;

    private static Head head(HeadKeys keys, long number) {
        var at = Instant.parse("2026-11-26T00:00:00.123456Z");
        return new Head(number, number * 10, "ab".repeat(32), at, keys.ownId(), "").signedBy(keys);
    }

    @Test
    void aHeadOfAFormerKeyCountsWhenItsPublicKeyIsKnown() {
        var old = Keys.pair();
        var fresh = Keys.pair();
        var before = new HeadKeys(Keys.settings(folder, Keys.file(folder, old.getPrivate(), old.getPublic())));
        var key = Keys.file(folder, fresh.getPrivate(), fresh.getPublic());
        var signed = head(before, 1);
        assertThat(before.verifies(signed)).isTrue();
        assertThat(new HeadKeys(Keys.settings(folder, key)).verifies(signed)).isFalse();
        assertThat(new HeadKeys(Keys.settings(folder, key, Keys.file(folder, old.getPublic()))).verifies(signed))
                .isTrue();
    }

    @Test
    void refusesKeysThatDoNotFitOrAreNone() throws IOException {
        var foreign = Keys.file(folder, Keys.pair().getPrivate(), Keys.pair().getPublic());
        assertThatThrownBy(() -> new HeadKeys(Keys.settings(folder, foreign))).hasMessageContaining("public key");
        var half = Keys.file(folder, Keys.pair().getPrivate());
        assertThatThrownBy(() -> new HeadKeys(Keys.settings(folder, half))).hasMessageContaining("no PUBLIC KEY");
        var none = Files.writeString(folder.resolve("none.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END");
        assertThatThrownBy(() -> new HeadKeys(Keys.settings(folder, none))).hasMessageContaining("no Ed25519");
    }

    @Test
    void keepsEveryHeadOnceAndWritesAgainWhatACrashTore() throws IOException {
        var settings = Keys.settings(folder);
        var keys = new HeadKeys(settings);
        var anchor = new Anchor(settings, new JsonMapper());
        var heads = List.of(head(keys, 1), head(keys, 2), head(keys, 3));
        anchor.keep(heads.subList(0, 2));
        anchor.keep(heads.subList(0, 2));
        var file = folder.resolve("anchor").resolve("node_1.heads");
        assertThat(Files.readAllLines(file)).hasSize(2);
        Files.writeString(file, "{\"number\":3,\"posi", StandardOpenOption.APPEND);
        assertThat(anchor.all()).containsExactly(new Anchor.Anchored(heads.subList(0, 2), 0));
        new Anchor(settings, new JsonMapper()).keep(heads);
        assertThat(anchor.all()).containsExactly(new Anchor.Anchored(heads, 0));
        Files.writeString(file, Files.readString(file).replace("\"number\":2", "\"number\":two"));
        assertThat(anchor.all().getFirst().unreadable()).isEqualTo(1);
    }
}
