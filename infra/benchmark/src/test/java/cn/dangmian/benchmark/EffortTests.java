package cn.dangmian.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffortTests {

    private static final String WORK = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";

    @Test
    void countsWhatAProcessAndItsChildrenDidAlsoThoseThatEnded() throws IOException, InterruptedException {
        var parent = new ProcessBuilder("sh", "-c", "sh -c '" + WORK + "'; echo done; sleep 60").start();
        try {
            assertThat(parent.inputReader().readLine()).isEqualTo("done");
            assertThat(Effort.seconds(List.of(parent.pid()))).isGreaterThan(0.05);
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly().waitFor();
        }
        assertThat(Effort.seconds(List.of(parent.pid()))).isZero();
    }

    @Test
    void countsChildrenThatAreStillAtWork() throws IOException, InterruptedException {
        var parent = new ProcessBuilder("sh", "-c", "sh -c '" + WORK + "; echo done; sleep 60'; true").start();
        try {
            assertThat(parent.inputReader().readLine()).isEqualTo("done");
            assertThat(Effort.seconds(List.of(parent.pid()))).isGreaterThan(0.05);
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly().waitFor();
        }
    }

    @Test
    void countsWhatThisProgramStartedAndSawEnd() throws IOException, InterruptedException {
        var before = Effort.secondsOfEnded();
        assertThat(new ProcessBuilder("sh", "-c", WORK).start().waitFor()).isZero();
        assertThat(Effort.secondsOfEnded() - before).isGreaterThan(0.05);
    }
}
