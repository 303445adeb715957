package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is ended with -9 while it assembles, keeps and seals: {@code -Dkills=N}, {@code -Dkills.seed=S}. */
class KillTests {

    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime());

    /** Longer than a short talk takes from its first tool to its seal. */
    private static final int LONGEST_MILLIS = 900;

    @TempDir
    Path folder;

    private final Lab lab = new Lab();
    private final Random random = new Random(SEED);

    @Test
    void everyTalkHasOneArchiveAndOneSealWhereverTheServiceWasKilled() throws IOException, InterruptedException {
        lab.stop();
        var talks = new ArrayList<Talk>();
        var cut = new ArrayList<String>();
        for (var kill = 0; kill < KILLS; kill++) {
            var talk = new Talk(lab).recorded("terminal").recorded("desk");
            talks.add(talk);
            cut.add(killWhileArchiving(talk));
        }
        lab.start();
        try {
            for (var talk : talks) {
                talk.report("archived");
                assertThat(Verifier.verify(lab.sealKey.pub(), List.of(pack(talk)))
                                .getFirst()
                                .path("findings"))
                        .isEmpty();
            }
            assertThat(sealed()).isEqualTo(KILLS);
            await().until(() -> isEmpty(lab.spool));
            assertThat(isEmpty(lab.vault.resolve("unfinished"))).isTrue();
        } finally {
            lab.stop();
            System.out.println("kills: seed " + SEED + ", " + cut);
        }
    }

    /** @return how far it had come */
    private String killWhileArchiving(Talk talk) throws IOException, InterruptedException {
        var service = Spawned.of(lab);
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !lab.signaling
                            .reports(report -> report.path("type").asString().equals("alive"))
                            .isEmpty());
            lab.signaling.redis.del(SignalingSide.REPORTS);
            talk.finish();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !isEmpty(lab.vault.resolve("unfinished")) || !service.isAlive());
            // Waits for nothing: the moment is what is drawn.
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
        } finally {
            service.destroyForcibly().waitFor();
        }
        return lab.signaling.reports("archived", talk.recording).isEmpty()
                ? isEmpty(lab.vault.resolve("unfinished")) ? "between" : "at work"
                : "after";
    }

    private Path pack(Talk talk) throws IOException {
        return PackFiles.folder(
                folder.resolve(talk.recording.toString()),
                PackFiles.in(Player.pack(talk).body()));
    }

    private long sealed() {
        return lab.jdbc().sql("select count(*) from manifest").query(Long.class).single();
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
