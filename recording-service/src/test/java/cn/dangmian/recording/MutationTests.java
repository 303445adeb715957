package cn.dangmian.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Changes packs by chance: every change is found, and named where it is; what was not changed is never accused. A few by default;
 * {@code -Dmutations=10000 -Dclean=1000} for many, {@code -Dseed=…} to see a run again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutationTests {

    private static final int AT_ONCE = 25;

    private final Lab lab = Lab.SHARED;
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom chance = new SplittableRandom(seed);
    private Talk talk = new Talk(lab);
    private byte[] pack = {};

    @TempDir
    Path folder;

    @BeforeAll
    void holdATalk() {
        talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();
        talk.report("archived");
        SealTests.add(talk, "%PDF-1.7 minutes".repeat(2000).getBytes(UTF_8));
        SealTests.awaitManifests(talk, 2);
        pack = Player.pack(talk).body();
        System.out.println("mutations with seed " + seed);
    }

    @Test
    void findsEveryChangeAndNamesItsPlace() throws IOException {
        var count = Integer.getInteger("mutations", 150);
        for (var done = 0; done < count; done += AT_ONCE) {
            var mutations = new ArrayList<Mutation>();
            for (var number = 0; number < AT_ONCE; number++) {
                mutations.add(Mutation.random(folder.resolve("m" + number), pack, chance));
            }
            var told = Verifier.verify(
                    lab.sealKey.pub(), mutations.stream().map(Mutation::place).toList());
            for (var number = 0; number < AT_ONCE; number++) {
                judge(mutations.get(number), told.get(number));
                PackFiles.remove(mutations.get(number).place());
            }
        }
    }

    @Test
    void accusesNothingThatWasNotChanged() throws IOException {
        var count = Integer.getInteger("clean", 10);
        for (var done = 0; done < count; done += 10) {
            var packs = new ArrayList<Path>();
            for (var number = 0; number < 10; number++) {
                var zip = Player.pack(talk).body();
                var place = folder.resolve("clean" + number);
                packs.add(number % 2 == 0 ? Files.write(place, zip) : PackFiles.folder(place, PackFiles.in(zip)));
            }
            assertThat(Verifier.verify(lab.sealKey.pub(), packs))
                    .allSatisfy(told -> assertThat(told.path("findings").isEmpty())
                            .as(told.toString())
                            .isTrue());
            packs.forEach(PackFiles::remove);
        }
    }

    /** Whoever may write everything but does not have the key can make a pack that agrees with itself, and with nothing else. */
    @Test
    void aPackThatWasSealedAnewWithAnotherKeyIsNotSound() {
        var other = new Lab();
        var forged = new Talk(other).recorded("terminal").recorded("desk");
        forged.finish();
        forged.report("archived");
        var files = PackFiles.in(Player.pack(forged).body());
        other.stop();

        var told = Verifier.verify(lab.sealKey.pub(), List.of(PackFiles.folder(folder.resolve("forged"), files)))
                .getFirst();

        assertThat(named(told)).contains("pack.json", "manifests/1.json", "log/proof.json");
    }

    private void judge(Mutation mutation, JsonNode told) {
        var what = mutation.text() + " with seed " + seed + ": " + told.path("findings");
        assertThat(told.path("sound").asBoolean()).as(what).isFalse();
        var named = named(told);
        if (!mutation.files().isEmpty()) {
            assertThat(named).as(what).containsAnyElementsOf(mutation.files());
        }
        if (mutation.at() >= 0) {
            var places = Verifier.findings(told)
                    .flatMap(finding -> finding.path("places").valueStream());
            assertThat(places)
                    .as(what)
                    .anyMatch(place -> place.path("from").asLong() <= mutation.at()
                            && mutation.at() < place.path("until").asLong());
        }
    }

    private static List<String> named(JsonNode told) {
        return Verifier.findings(told)
                .map(finding -> finding.path("file").asString())
                .toList();
    }
}
