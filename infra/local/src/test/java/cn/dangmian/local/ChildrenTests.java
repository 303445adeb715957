package cn.dangmian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTests {

    /** Writes each signal it gets to a file, and ends at TERM. */
    private static final String TELLS_ITS_SIGNALS = """
            trap 'echo INT >>"$1"' INT
            trap 'echo TERM >>"$1"; exit' TERM
            echo up >>"$1"
            while :; do sleep 0.1; done""";

    private static final String IGNORES_TERM = "trap '' TERM; while :; do sleep 0.1; done";

    @TempDir
    Path folder;

    /** It still writes into the folder that is about to be deleted. */
    @AfterEach
    void awaitWatchdog() {
        Awaitility.await()
                .until(() -> new Book(folder.resolve("children"))
                        .watchdog()
                        .filter(Book.Entry::isRunning)
                        .isEmpty());
    }

    private final String word = "child-of-" + UUID.randomUUID();
    private Process other;

    @BeforeEach
    void startSomebody() throws IOException {
        other = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void endSomebody() {
        other.destroyForcibly();
    }

    @Test
    void endAnOrphanOfAnEarlierRun() throws IOException {
        leaveABook(startOf(other.pid()), boot());
        try (var _ = new Children(folder)) {
            assertThat(other.isAlive()).isFalse();
        }
    }

    @Test
    void leaveAProcessAloneThatMerelyHasARecordedNumber() throws IOException {
        leaveABook(Long.toString(Long.parseLong(startOf(other.pid())) - 1), boot());
        try (var _ = new Children(folder)) {
            assertThat(other.isAlive()).isTrue();
        }
    }

    @Test
    void leaveAProcessAloneThatWasRecordedBeforeTheMachineStarted() throws IOException {
        leaveABook(startOf(other.pid()), "00000000-0000-0000-0000-000000000000");
        try (var _ = new Children(folder)) {
            assertThat(other.isAlive()).isTrue();
        }
    }

    private void leaveABook(String start, String boot) throws IOException {
        Files.writeString(
                folder.resolve("children"),
                "parent 2147483647 1 " + boot + "\nold " + other.pid() + " " + start + "\n");
    }

    private static String startOf(long pid) {
        return Book.startTime(pid).orElseThrow();
    }

    private static String boot() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }

    @Test
    void refuseASecondRunOnTheSameDataAndNameTheOther() throws IOException {
        try (var first = Parents.run(Parent.class, folder.toString(), "1", "tail", "-f", "/dev/null", word)) {
            first.awaitWord("ready");
            assertThatThrownBy(() -> new Children(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("process " + first.process().pid())
                    .hasMessageContaining("DANGMIAN_DATA");
            assertThat(first.process().isAlive()).isTrue();
            Awaitility.await()
                    .until(() -> new Book(folder.resolve("children"))
                                    .children().stream()
                                            .filter(Book.Entry::isRunning)
                                            .count()
                            == 1);
        }
    }

    @Test
    void refuseASecondRunOfTheSameProcess() {
        try (var _ = new Children(folder)) {
            assertThatThrownBy(() -> new Children(folder)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void areEndedByTheWatchdogWhenTheirParentIsKilled() throws IOException {
        try (var parent = Parents.run(Parent.class, folder.toString(), "3", "sh", "-c", IGNORES_TERM, word)) {
            parent.awaitWord("ready");
            Awaitility.await().until(() -> Parents.with(word) == 3);
            parent.kill();
            Parents.awaitNone(word);
            Awaitility.await().until(() -> Files.size(folder.resolve("children")) == 0);
        }
    }

    /** Whatever moment the kill finds: a child just forked, just in the book, just what it is to be. */
    @Test
    void areEndedWhenTheirParentIsKilledWhileItStartsThem() throws IOException {
        for (var round = 1; round <= 4; round++) {
            try (var parent = Parents.run(Parent.class, folder.toString(), "20", "tail", "-f", "/dev/null", word)) {
                for (var i = 0; i < round * 4; i++) {
                    parent.awaitWord("started");
                }
                parent.kill();
                Parents.awaitNone(word);
            }
        }
    }

    /** It is stopped for a while, so that it is surely the slower one. */
    @Test
    void areNotEndedByTheWatchdogOfAnEarlierRun() throws IOException {
        try (var earlier = Parents.run(Parent.class, folder.toString(), "1", "tail", "-f", "/dev/null", word)) {
            earlier.awaitWord("ready");
            var watchdog = new Book(folder.resolve("children")).watchdog().orElseThrow();
            Signal.send(watchdog.pid(), "STOP");
            earlier.kill();
            var next = CompletableFuture.supplyAsync(() -> new Children(folder));
            Awaitility.await().during(Duration.ofMillis(500)).until(() -> !next.isDone());
            Signal.send(watchdog.pid(), "CONT");
            try (var children = next.join()) {
                children.begin();
                var child = children.start("child", folder.resolve("log"), List.of("sleep", "600"));
                assertThat(watchdog.isRunning()).isFalse();
                assertThat(Parents.with(word)).isZero();
                assertThat(child.isAlive()).isTrue();
            }
        }
    }

    @Test
    void areEndedByTheirParentAndNotByTheTerminalAtCtrlC() throws IOException, InterruptedException {
        var signals = folder.resolve("signals");
        try (var parent = Parents.run(
                Parent.class, folder.toString(), "1", "sh", "-c", TELLS_ITS_SIGNALS, word, signals.toString())) {
            parent.awaitWord("ready");
            Awaitility.await().until(() -> Files.exists(signals));
            parent.interruptGroup();
            parent.process().waitFor();
            assertThat(Parents.with(word)).isZero();
            assertThat(signals).content().isEqualTo("up\nTERM\n");
        }
    }

    @Test
    void doNotBeginWhenTheirParentIsGone() throws IOException, InterruptedException {
        var script = Files.readString(Path.of("src/main/resources/cn/dangmian/local/children.sh"));
        var book = folder.resolve("children").toString();
        var child = new ProcessBuilder(
                        "sh", "-c", script, "child", book, Long.toString(other.pid()), "1", "touch", "touched")
                .directory(folder.toFile())
                .start();
        assertThat(child.waitFor()).isEqualTo(1);
        assertThat(folder.resolve("touched")).doesNotExist();
    }

    @Test
    void areNotStartedAnyMoreWhenEverythingIsBeingStopped() {
        var children = new Children(folder);
        children.begin();
        var child = children.start("child", folder.resolve("log"), List.of("sleep", "600"));
        children.close();
        assertThat(child.isAlive()).isFalse();
        assertThatThrownBy(() -> children.start("late", folder.resolve("log"), List.of("sleep", "600")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("late");
    }
}
