package cn.dangmian.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A service in a process of its own, so that it can be killed. */
final class Spawned {

    private static final String HEAP = "256m";

    private Spawned() {}

    static Process of(Lab lab) throws IOException {
        return of(lab, Map.of());
    }

    static Process of(Lab lab, Map<String, String> changed) throws IOException {
        return of(RecordingService.class, HEAP, Stream.of(lab.arguments(changed)));
    }

    static Process of(Class<?> main, String heap, Stream<String> arguments) throws IOException {
        var command = Stream.concat(
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()),
                arguments);
        return new ProcessBuilder(command.toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
