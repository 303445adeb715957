package cn.dangmian.benchmark.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the conversion alone takes: nothing is looked for, aligned, hashed, sealed, encrypted or read back. */
public record Tools(Tapes tapes, Path folder) {

    public double seconds(Duration length) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var begun = System.nanoTime();
        for (var seat : List.of("terminal", "desk")) {
            run("janus-pp-rec", "-o", "-d", "3", tapes.picture(length).toString(), "picture.webm");
            run("janus-pp-rec", "-o", "-d", "3", tapes.sound(length).toString(), "sound.opus");
            run(
                    "ffmpeg",
                    "-nostdin",
                    "-y",
                    "-v",
                    "error",
                    "-i",
                    "picture.webm",
                    "-i",
                    "sound.opus",
                    "-map",
                    "0:v",
                    "-map",
                    "1:a",
                    "-c",
                    "copy",
                    "-f",
                    "webm",
                    seat + ".webm");
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
        }
    }
}
