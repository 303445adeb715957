package cn.dangmian.e2e;

import cn.dangmian.local.Addresses;
import cn.dangmian.local.Settings;
import cn.dangmian.local.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

/** Two signaling nodes and all they need, with a ring that is as short as a test's patience. */
final class Running implements AutoCloseable {

    /** The colours of a picture can be told at half the size, and drawing it costs a quarter. */
    private static final double SCALE = 0.5;

    /** Who sits there moves little, and three browsers on two cores would make and draw twice as many for nothing. */
    private static final int RATE = 10;

    private final Path data;
    final Stack stack;
    final Browsers browsers;

    /** What datagrams pass on their way to coturn. */
    final Shaper shaper;

    Running() {
        try {
            data = Files.createTempDirectory("dangmian-e2e");
            var people = data.resolve("demo-people.json");
            try (var demo = Stack.class.getResourceAsStream("demo-people.json")) {
                Files.write(people, Objects.requireNonNull(demo).readAllBytes());
            }
            var usual = Settings.of(data, jar("signaling-server"), jar("recording-service"));
            var line = Addresses.freePort();
            shaper = new Shaper(usual.address(), line, usual.turnPort());
            var settings = usual.withNodes(2)
                    .withDemoPeople(people)
                    .with(Map.ofEntries(
                            Map.entry(
                                    "dangmian.media.turn.urls",
                                    "turn:%1$s:%2$d?transport=udp,turn:%1$s:%3$d?transport=tcp"
                                            .formatted(usual.address(), line, usual.turnPort())),
                            Map.entry("dangmian.reception.ring", "6s"),
                            // It is always morning here, and nobody rests.
                            Map.entry("dangmian.terminals.test-from", "00:00"),
                            Map.entry("dangmian.roll-call.from", "00:00"),
                            Map.entry("dangmian.roll-call.rest-from", "00:00"),
                            Map.entry("dangmian.roll-call.rest-until", "00:00"),
                            Map.entry("dangmian.roll-call.until", "23:59"),
                            // A busy machine is slow to write; what must be quick is asserted where it matters.
                            Map.entry("dangmian.reception.growth", "15s")));
            stack = new Stack(settings, _ -> {}).start();
            browsers = new Browsers(stack.url(), SCALE, RATE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar(String module) throws IOException {
        var target = Path.of("..", "..", module, "target");
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no jar in " + target + ": run `mvn package` first"))
                    .toAbsolutePath()
                    .normalize();
        }
    }

    @Override
    public void close() throws IOException {
        browsers.close();
        stack.close();
        shaper.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
