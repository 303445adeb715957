package cn.dangmian.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTests {

    private static final Path COMMAND = Path.of("..", "bench");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void saysWhichNamesThereAreWhenItGetsNone() {
        assertThat(Bench.run(new String[0], new PrintStream(said, true, StandardCharsets.UTF_8)))
                .isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("one of: archive call catalogue claim crash latency page recording");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cal", "call/..", "package-info.java", ".."})
    void theCommandRefusesUnknownNamesBeforeItBuildsAnything(String name) throws IOException, InterruptedException {
        var command = new ProcessBuilder(COMMAND.toString(), name)
                .redirectErrorStream(true)
                .start();
        var words = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).isEqualTo(2);
        assertThat(words)
                .isEqualTo(
                        "infra/bench NAME, where NAME is one of: archive call catalogue claim crash latency page recording \n");
    }

    /** The command takes its names from the folders. */
    @Test
    void everyBenchmarkHasAFolderOfItsName() throws IOException {
        try (var files = Files.list(Path.of("src/main/java/cn/dangmian/benchmark"))) {
            List<String> folders = files.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList();
            assertThat(Bench.KNOWN.keySet()).containsExactlyInAnyOrderElementsOf(folders);
        }
    }
}
