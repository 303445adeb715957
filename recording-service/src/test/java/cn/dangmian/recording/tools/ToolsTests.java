package cn.dangmian.recording.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A conversion tool that a crafted file has taken over. */
class ToolsTests {

    @TempDir
    Path folder;

    private Path workplace() throws Exception {
        return Files.createDirectories(folder.resolve("workplace"));
    }

    private String run(String script) throws Exception {
        return new Tools().run(workplace(), List.of("bash", "-c", script), Duration.ofSeconds(20));
    }

    @Test
    void readsAndWritesItsWorkplace() throws Exception {
        Files.writeString(workplace().resolve("in"), "words");
        assertThat(run("cat in | tee out")).isEqualTo("words");
        assertThat(workplace().resolve("out")).hasContent("words");
    }

    @Test
    void seesNothingElse() throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "words");
        for (var file : List.of(secret.toString(), "/etc/passwd")) {
            assertThatThrownBy(() -> run("cat " + file)).isInstanceOf(ToolFailed.class);
        }
        assertThat(run("ls / | sort | tr '\\n' ' '"))
                .isEqualTo("bin dev etc lib lib64 proc tmp " + top(folder) + "usr");
    }

    /** What lies between the root and the workplace is there as an empty folder. */
    private static String top(Path folder) {
        var name = folder.toAbsolutePath().getName(0).toString();
        return name.equals("tmp") ? "" : name + " ";
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin/ffmpeg", "/usr/share/new", "/proc/sys/kernel/core_pattern"})
    void changesNothingOfTheSystem(String target) {
        assertThatThrownBy(() -> run("echo words > " + target)).isInstanceOf(ToolFailed.class);
    }

    /** Beside its workplace it may write into nothing. */
    @Test
    void leavesNothingBesideItsWorkplace() throws Exception {
        run("echo words > ../beside && echo words > /tmp/dangmian-beside");
        assertThat(folder.resolve("beside")).doesNotExist();
        assertThat(Path.of("/tmp/dangmian-beside")).doesNotExist();
    }

    @Test
    void reachesNobody() throws Exception {
        try (var service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var call = "exec 3<>/dev/tcp/127.0.0.1/" + service.getLocalPort();
            assertThat(new ProcessBuilder("bash", "-c", call).start().waitFor()).isZero();
            assertThatThrownBy(() -> run(call)).isInstanceOf(ToolFailed.class);
        }
    }

    @Test
    void knowsNobodyAndMayNothing() throws Exception {
        assertThat(run("ls /proc | grep -c '^[0-9]'")).isLessThanOrEqualTo("6");
        assertThat(run("grep CapBnd /proc/self/status")).endsWith("0000000000000000");
        assertThat(run("env | cut -d= -f1 | sort | tr '\\n' ' '").split(" "))
                .containsExactlyInAnyOrder("LC_ALL", "PATH", "PWD", "SHLVL", "_");
    }

    @Test
    void endsWhenItsTimeIsOverWithAllThatItBegan() throws Exception {
        var tools = new Tools();
        var sleeping = List.of("bash", "-c", "sleep 3601 & sleep 3601");
        var failed =
                catchThrowableOfType(ToolFailed.class, () -> tools.run(workplace(), sleeping, Duration.ofSeconds(1)));
        assertThat(failed.reason()).isEqualTo("tool-timeout");
        // The kernel ends what is left behind the one that was ended a moment later.
        await().atMost(Duration.ofSeconds(5))
                .until(() -> ProcessHandle.allProcesses()
                        .noneMatch(one -> one.info().commandLine().orElse("").contains("sleep 3601")));
    }

    @Test
    void fillsNoDisk() throws Exception {
        var failed = catchThrowableOfType(ToolFailed.class, () -> run("truncate --size=17G large && echo never"));
        assertThat(failed.reason()).isEqualTo("tool-failed");
    }
}
