package cn.dangmian.benchmark.recording;

import cn.dangmian.benchmark.Effort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The peer: Chromium shows the two faces on a screen in memory, and ffmpeg films that screen. */
final class ScreenRecorder implements AutoCloseable {

    static final String SCREEN = "1280x720";

    /** No sound is taken from anywhere, and so none is mixed: that is in the peer's favour. */
    static final String FILM = "-framerate 25 -video_size " + SCREEN + " -draw_mouse 0 -f x11grab -i :%s"
            + " -f lavfi -i anullsrc=r=48000:cl=mono"
            + " -c:v libx264 -preset veryfast -crf 23 -pix_fmt yuv420p -c:a aac -b:a 64k";

    static final String BROWSER = "--no-sandbox --disable-gpu --mute-audio --no-first-run --disable-sync"
            + " --disable-background-networking --disable-component-update --disable-renderer-backgrounding"
            + " --autoplay-policy=no-user-gesture-required --kiosk --window-position=0,0 --window-size=1280,720";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Path film;
    private final List<Process> running = new ArrayList<>();
    private final Thread brokenOff = new Thread(this::end);

    /**
     * @param page shows the two faces
     * @param shown counted down when it does
     */
    ScreenRecorder(Path folder, String page, CountDownLatch shown) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.film = folder.resolve("film.mp4");
        Runtime.getRuntime().addShutdownHook(brokenOff);
        try {
            var display = screen();
            browser(display, page);
            if (!shown.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the peer's Chromium does not show two faces");
            }
            start("ffmpeg -y -v error " + FILM.formatted(display) + " " + film);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            leave();
            throw failed;
        }
    }

    private String screen() throws IOException {
        var xvfb = new ProcessBuilder(("Xvfb -displayfd 1 -nolisten tcp -screen 0 " + SCREEN + "x24").split(" "))
                .redirectError(folder.resolve("xvfb.log").toFile())
                .start();
        running.add(xvfb);
        var said = xvfb.inputReader(StandardCharsets.US_ASCII).readLine();
        if (said == null) {
            throw new IllegalStateException("Xvfb does not start: "
                    + Files.readString(folder.resolve("xvfb.log")).strip());
        }
        return said.strip();
    }

    private void browser(String display, String page) throws IOException {
        var command = new ArrayList<>(List.of("chromium"));
        command.addAll(List.of(BROWSER.split(" ")));
        command.addAll(List.of("--user-data-dir=" + folder.resolve("profile"), page));
        var chromium = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile());
        chromium.environment().put("DISPLAY", ":" + display);
        running.add(chromium.start());
    }

    private void start(String command) throws IOException {
        running.add(new ProcessBuilder(command.split(" "))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("ffmpeg.log").toFile())
                .start());
    }

    double seconds() {
        return Effort.seconds(running.stream().map(Process::pid).toList());
    }

    /** Ends, and looks whether there is a film of so much at least. */
    void finish(Duration least) throws IOException, InterruptedException {
        var ffmpeg = running.getLast();
        try (var words = ffmpeg.getOutputStream()) {
            words.write('q');
        }
        if (!ffmpeg.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || ffmpeg.exitValue() != 0) {
            throw new IllegalStateException("ffmpeg did not film: "
                    + Files.readString(folder.resolve("ffmpeg.log")).strip());
        }
        var command = "ffprobe -v error -show_entries format=duration -of csv=p=0 " + film;
        var probe = new ProcessBuilder(command.split(" ")).start();
        var seconds = Double.parseDouble(
                new String(probe.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
        if (seconds < least.toSeconds()) {
            throw new IllegalStateException("the peer filmed " + seconds + " s (expected: at least " + least + ")");
        }
    }

    @Override
    public void close() {
        leave();
    }

    private void leave() {
        Runtime.getRuntime().removeShutdownHook(brokenOff);
        end();
    }

    private void end() {
        for (var process : running.reversed()) {
            var all = process.descendants().toList();
            process.destroy();
            process.onExit()
                    .orTimeout(5, TimeUnit.SECONDS)
                    .exceptionally(_ -> process.destroyForcibly())
                    .join();
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
