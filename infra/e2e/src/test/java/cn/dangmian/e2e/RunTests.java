package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code infra/run} from its start to its end, however it ends. */
@Order(1) // it counts open ports: before the whole system of the other tests is there
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path data;
    private String origin;
    private Map<String, String> settings;

    @BeforeEach
    void choosePorts() throws IOException {
        // As in a checkout below somebody's own folder.
        data = folder.resolve("我的 当面").resolve(".data");
        var port = freePort();
        origin = "http://localhost:" + port;
        settings = Map.of("DANGMIAN_PORT", Integer.toString(port), "DANGMIAN_TURN_PORT", Integer.toString(freePort()));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void leavesNothingRunningAndKeepsItsDataWhetherItIsStoppedOrKilled() throws Exception {
        var before = RunningCommand.openPorts();
        var first = RunningCommand.start(data, settings);
        var said = first.awaitLine("ready: ");
        assertThat(said.getLast()).isEqualTo("ready: " + origin);
        assertThat(said).anySatisfy(line -> assertThat(line).contains("wang.min", "jincheng-clerk-1", "王敏"));
        String registered;
        try (var clerk = new Visitor(origin).signIn(Login.JINCHENG_CLERK)) {
            assertThat(clerk.get("/terminal/")).contains("<script");
            registered = register(clerk);
        }
        var family = first.family();
        assertThat(family).hasSizeGreaterThan(8);

        first.stop();
        first.exitCode();
        assertThat(alive(family)).isEmpty();
        assertThat(RunningCommand.openPorts()).isEqualTo(before);
        assertThat(data.resolve("children")).isEmptyFile();

        isKilledAndStartedAgain(registered, before);
    }

    private void isKilledAndStartedAgain(String registered, Set<String> before) throws Exception {
        var second = RunningCommand.start(data, settings);
        second.awaitLine("ready: ");
        isFound(registered);
        var family = second.family();

        second.kill();
        var third = RunningCommand.start(data, settings);
        assertThat(third.awaitLine("ready: ").getLast()).isEqualTo("ready: " + origin);
        assertThat(alive(family)).isEmpty();
        isFound(registered);

        var last = third.family();
        third.kill();
        Awaitility.await().atMost(PATIENCE).until(() -> alive(last).isEmpty());
        assertThat(RunningCommand.openPorts()).isEqualTo(before);
    }

    private static String register(Visitor clerk) throws IOException, InterruptedException {
        var terminal = clerk.json("/api/terminals").get(0).path("id").asString();
        return clerk.post("/api/cases", """
                        {"commandId": "%s", "terminal": "%s", "petitioner": {"name": "王建国", "address": "文昌路 8 号"},
                         "matter": {"title": "过渡费停发", "text": "自去年十月起没有收到。"}}""".formatted(UUID.randomUUID(), terminal))
                .path("id")
                .asString();
    }

    private void isFound(String registered) throws IOException, InterruptedException {
        try (var clerk = new Visitor(origin).signIn(Login.JINCHENG_CLERK)) {
            assertThat(clerk.json("/api/cases/" + registered)
                            .at("/matter/title")
                            .asString())
                    .isEqualTo("过渡费停发");
        }
    }

    private static Collection<ProcessHandle> alive(Collection<ProcessHandle> family) {
        return family.stream().filter(ProcessHandle::isAlive).toList();
    }

    @Test
    void namesATakenPortWithItsSettingAndLeavesNothingRunning() throws Exception {
        try (var taken = new ServerSocket(
                Integer.parseInt(settings.get("DANGMIAN_PORT")), 1, InetAddress.getLoopbackAddress())) {
            var before = RunningCommand.openPorts();
            var command = RunningCommand.start(data, settings);
            var said = command.awaitLine("ready: ");
            assertThat(said.getLast())
                    .startsWith("cannot start: ")
                    .contains("port " + taken.getLocalPort())
                    .contains("DANGMIAN_PORT");
            assertThat(command.exitCode()).isEqualTo(1);
            assertThat(RunningCommand.openPorts()).isEqualTo(before);
            assertThat(Files.readString(data.resolve("children"))).isEmpty();
        }
    }

    @Test
    void stopsOrderlyWhenItIsStoppedWhileItStarts() throws Exception {
        var before = RunningCommand.openPorts();
        var command = RunningCommand.start(data, settings);
        command.awaitLine("starting coturn");
        var family = command.family();
        command.stop();
        command.exitCode();
        assertThat(command.awaitLine("cannot start")).noneMatch(line -> line.startsWith("cannot start"));
        assertThat(alive(family)).isEmpty();
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(RunningCommand.openPorts()).isEqualTo(before));
    }
}
