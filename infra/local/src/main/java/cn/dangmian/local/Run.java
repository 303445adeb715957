package cn.dangmian.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** {@code infra/run}: everything on this machine until it is told to stop. Settings are environment variables; see README.md. */
final class Run {

    private static final Pattern PERSON =
            Pattern.compile("\"login\": \"([^\"]+)\", \"password\": \"([^\"]+)\", \"name\": \"([^\"]+)\"");

    /** Names of people are Chinese, whatever the locale. */
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private static volatile boolean stopping;

    private Run() {}

    /** @param args the checkout, the jar of the signaling server, the jar of the recording service */
    public static void main(String[] args) throws InterruptedException {
        try {
            start(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
        } catch (RuntimeException failed) {
            if (!stopping) {
                OUT.println("cannot start: " + failed.getMessage());
            }
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static void start(Path checkout, Path signaling, Path recording) {
        var settings = new RunSettings(System.getenv()).settings(checkout, signaling, recording);
        var stack = new Stack(settings, OUT::println);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopping = true;
            stack.close();
        }));
        var people = demoPeople(settings.data());
        stack.start();
        sayLogins(people);
        OUT.println("ready: " + stack.url());
    }

    /** The people of the demonstration, as a file for the service. */
    private static Path demoPeople(Path data) {
        try (var people = Run.class.getResourceAsStream("demo-people.json")) {
            return Files.write(
                    RunSettings.demoPeople(data), Objects.requireNonNull(people).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sayLogins(Path people) {
        try {
            var found = PERSON.matcher(Files.readString(people, StandardCharsets.UTF_8));
            while (found.find()) {
                OUT.println("login %-12s password %-20s %s".formatted(found.group(1), found.group(2), found.group(3)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
