package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The service is ended with -9 while it makes a composite: {@code -Dcomposite.kills=N}, {@code -Dcomposite.kills.seed=S}. */
class CompositeKillTests {

    private static final int KILLS = Integer.getInteger("composite.kills", 2);
    private static final long SEED = Long.getLong("composite.kills.seed", System.nanoTime());

    /** Longer than that of a short talk takes. */
    private static final int LONGEST_MILLIS = 5_000;

    private final Lab lab = new Lab();
    private final Random random = new Random(SEED);

    @Test
    void whatWasOrderedIsMadeAndNoOtherFileIsLeftWhereverTheServiceWasKilled()
            throws IOException, InterruptedException {
        var talks = new ArrayList<Talk>();
        for (var kill = 0; kill < KILLS; kill++) {
            var talk = new Talk(lab).recorded("terminal").recorded("desk");
            Film.archive(talk);
            talks.add(talk);
        }
        var before = files();
        var cut = new ArrayList<String>();
        for (var talk : talks) {
            // Whether this one has begun or not, it is made by that which is killed.
            Film.ask(talk);
            lab.stop();
            cut.add(killWhileMaking(talk));
            lab.start();
        }
        try {
            for (var talk : talks) {
                assertThat(Media.complaints(Film.made(talk))).isEmpty();
            }
            await().until(() -> files() == before + KILLS);
            assertThat(keys()).isEqualTo(before + KILLS);
            assertThat(isEmpty(lab.vault.resolve("unfinished"))).isTrue();
        } finally {
            lab.stop();
            System.out.println("composite kills: seed " + SEED + ", " + cut);
        }
    }

    /** @return how far it had come */
    private String killWhileMaking(Talk talk) throws IOException, InterruptedException {
        var service = Spawned.of(lab);
        try {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !isEmpty(lab.vault.resolve("unfinished")) || !service.isAlive());
            // Waits for nothing: the moment is what is drawn.
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
        } finally {
            service.destroyForcibly().waitFor();
        }
        return isEmpty(lab.vault.resolve("unfinished")) ? "after " + talk.recording : "at work";
    }

    private long files() throws IOException {
        try (var files = Files.walk(lab.vault.resolve("sha256"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private long keys() {
        return lab.jdbc().sql("select count(*) from file_key").query(Long.class).single();
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
