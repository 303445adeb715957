package cn.dangmian.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupTests {

    private static final String WORK = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";

    /** Its time is nobody's child's. */
    @Test
    void countsWhatIsShutIn() throws IOException, InterruptedException {
        assumeTrue(mayMakeGroups(), "no control groups here");
        var shutIn = "bwrap --unshare-all --ro-bind / / --proc /proc sh -c '" + WORK + "'";
        var parent = new ProcessBuilder("sh", "-c", "read go; " + shutIn + "; echo done; sleep 60").start();
        try (var group = new Group(parent.pid());
                var words = parent.outputWriter()) {
            words.write("go\n");
            words.flush();
            assertThat(parent.inputReader().readLine()).isEqualTo("done");
            assertThat(group.seconds()).isGreaterThan(0.05);
            assertThat(Effort.seconds(List.of(parent.pid()))).isLessThan(group.seconds() / 2);
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly().waitFor();
        }
    }

    private static boolean mayMakeGroups() throws IOException {
        return Files.readAllLines(Path.of("/proc/mounts")).stream()
                .map(line -> line.split(" "))
                .anyMatch(fields -> fields[2].equals("cgroup2") && Files.isWritable(Path.of(fields[1])));
    }
}
