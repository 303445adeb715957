package cn.dangmian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** {@code infra/run}: everything on this machine until it is told to stop. Settings are environment variables; see README.md. */
final class Run {

    private static final Pattern PERSON =
            Pattern.compile("\"login\": \"([^\"]+)\", \"password\": \"([^\"]+)\", \"name\": \"([^\"]+)\"");

    private Run() {}

    /** @param args the checkout, the jar of the signaling server, the jar of the recording service */
    public static void main(String[] args) throws InterruptedException {
        var ended = new CountDownLatch(1);
        try {
            var settings = settings(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
            var stack = new Stack(settings, Run::say);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                say("stopping");
                stack.close();
                ended.countDown();
            }));
            stack.start();
            sayLogins(settings.demoPeople().orElseThrow());
            say("ready: " + stack.url());
        } catch (IllegalStateException | PortTaken | UncheckedIOException failed) {
            say("cannot start: " + failed.getMessage());
            System.exit(1);
        }
        ended.await();
    }

    private static Settings settings(Path checkout, Path signaling, Path recording) {
        var data = Path.of(
                        environment("DANGMIAN_DATA", checkout.resolve(".data").toString()))
                .toAbsolutePath();
        return new Settings(
                data,
                number("DANGMIAN_PORT", 8080),
                number("DANGMIAN_NODES", 1),
                environment("DANGMIAN_ADDRESS", Addresses.firstIpv4()),
                environment("DANGMIAN_RTP_PORTS", "20000-20999"),
                number("DANGMIAN_TURN_PORT", 3478),
                environment("DANGMIAN_RELAY_PORTS", "21000-21999"),
                signaling,
                recording,
                Optional.of(demoPeople(data)),
                Map.of());
    }

    /** The people of the demonstration, as a file for the service. */
    static Path demoPeople(Path data) {
        try (var people = Run.class.getResourceAsStream("demo-people.json")) {
            Files.createDirectories(data);
            var file = data.resolve("demo-people.json");
            Files.write(file, Objects.requireNonNull(people).readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sayLogins(Path people) {
        try {
            var found = PERSON.matcher(Files.readString(people, StandardCharsets.UTF_8));
            while (found.find()) {
                say("login %-12s password %-20s %s".formatted(found.group(1), found.group(2), found.group(3)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String environment(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static int number(String name, int otherwise) {
        var value = environment(name, Integer.toString(otherwise));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(name + ": " + value + " (expected: a number)", e);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
