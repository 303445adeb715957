package cn.dangmian.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Debian's nginx in front of all: one origin. */
final class Nginx implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;

    private Nginx(Process process) {
        this.process = process;
    }

    static Nginx start(Path data, int port, List<Integer> signaling, int recording, Children children) {
        Addresses.requireFree("127.0.0.1", port, "DANGMIAN_PORT");
        var directory = data.resolve("nginx");
        var servers = signaling.stream()
                .map(node -> "        server 127.0.0.1:" + node + " max_fails=1 fail_timeout=2s;\n")
                .collect(Collectors.joining());
        var config = Template.write(
                "nginx/nginx.conf",
                directory,
                Map.of(
                        "directory",
                        directory.toString(),
                        "signaling",
                        servers,
                        "recording",
                        Integer.toString(recording),
                        "listen",
                        "127.0.0.1:" + port,
                        "ws",
                        "ws://localhost:" + port));
        var log = directory.resolve("nginx.log");
        var process = children.start(
                "nginx", log, List.of("/usr/sbin/nginx", "-p", directory.toString(), "-c", config.toString()));
        Until.answers("nginx", process, log, PATIENCE, () -> answers(port));
        return new Nginx(process);
    }

    private static boolean answers(int port) throws Exception {
        return Http.status("http://localhost:" + port + "/api/sign-in") == 204;
    }

    @Override
    public void close() {
        Children.end(process);
    }
}
