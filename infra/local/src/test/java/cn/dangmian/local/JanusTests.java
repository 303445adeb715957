package cn.dangmian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JanusTests {

    @TempDir
    Path folder;

    @Test
    void answersUntilItIsKilledAndAgainAfterARestart() throws Exception {
        try (var janus = Janus.start(Janus.Settings.in(folder))) {
            var first = janus.pid();
            assertThat(janus.answers()).isTrue();
            janus.kill();
            assertThat(ProcessHandle.of(first)).isEmpty();
            assertThatThrownBy(janus::answers).isInstanceOf(Exception.class);
            janus.restart();
            assertThat(janus.pid()).isNotEqualTo(first);
            assertThat(janus.answers()).isTrue();
        }
    }

    @Test
    void keepsItsPortAndAnswersNobodyWhileItHangs() {
        try (var janus = Janus.start(Janus.Settings.in(folder))) {
            janus.pause();
            assertThatThrownBy(janus::answers).isInstanceOf(TimeoutException.class);
            assertThat(ProcessHandle.of(janus.pid())).isPresent();
            janus.resume();
            Awaitility.await().ignoreExceptions().until(janus::answers);
        }
    }

    @Test
    void leavesNoProcessWhenItIsClosed() {
        var janus = Janus.start(Janus.Settings.in(folder));
        var pid = janus.pid();
        janus.close();
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void saysWhereToLookWhenItsPortIsTaken() throws IOException {
        var settings = Janus.Settings.in(folder);
        try (var _ = new ServerSocket(settings.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Janus.start(settings))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("janus.log");
        }
        assertThat(new Book(folder.resolve("children")).children()).isEmpty();
    }
}
