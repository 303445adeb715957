package cn.dangmian.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A service in a process of its own, so that it can be killed. */
final class Spawned {

    private Spawned() {}

    static Process of(Lab lab) throws IOException {
        return of(lab, Map.of());
    }

    static Process of(Lab lab, Map<String, String> changed) throws IOException {
        var command = Stream.concat(
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordingService.class.getName()),
                Stream.of(lab.arguments(changed)));
        return new ProcessBuilder(command.toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
