package cn.dangmian.e2e;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A recorded track, judged by ffmpeg and by its own pixels and samples. */
record Film(Path file) {

    private static final int TOLERANCE = 45;
    private static final int RATE = 8000;

    /** What a full decode complains about; empty when it is whole. */
    String complaints() {
        // In the file's own times: two frames may be closer than the frame rate that ffmpeg guesses.
        return text(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                file.toString(),
                "-fps_mode",
                "passthrough",
                "-enc_time_base",
                "-1",
                "-f",
                "null",
                "-");
    }

    long millis() {
        var seconds =
                text("ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", file.toString());
        return Math.round(Double.parseDouble(seconds.strip()) * 1000);
    }

    /** Whether this second shows that pattern. */
    boolean shows(Pattern pattern, double second) {
        var pixels = bytes(
                "ffmpeg",
                "-v",
                "error",
                "-ss",
                Double.toString(second),
                "-i",
                file.toString(),
                "-frames:v",
                "1",
                "-vf",
                "scale=4:1:flags=area",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "rgb24",
                "-");
        return pixels.length == 12 && isNear(pixels, 0, pattern.left()) && isNear(pixels, 9, pattern.right());
    }

    /** How much louder that pattern's tone is than the other's, over the whole film. */
    double loudness(Pattern pattern, Pattern other) {
        var samples = bytes(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                file.toString(),
                "-vn",
                "-ac",
                "1",
                "-ar",
                Integer.toString(RATE),
                "-f",
                "s16le",
                "-");
        return power(samples, pattern.hertz()) / Math.max(1e-9, power(samples, other.hertz()));
    }

    /** Goertzel, in windows of an eighth of a second. */
    private static double power(byte[] samples, int hertz) {
        var window = RATE / 8;
        var factor = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        var total = 0.0;
        for (var start = 0; start + window < samples.length / 2; start += window) {
            var before = 0.0;
            var beforeThat = 0.0;
            for (var i = start; i < start + window; i++) {
                var sample = (short) ((samples[2 * i] & 0xff) | samples[2 * i + 1] << 8) / 32768.0;
                var now = sample + factor * before - beforeThat;
                beforeThat = before;
                before = now;
            }
            total += before * before + beforeThat * beforeThat - factor * before * beforeThat;
        }
        return total;
    }

    private static boolean isNear(byte[] pixels, int at, Color color) {
        return Math.abs((pixels[at] & 0xff) - color.getRed()) < TOLERANCE
                && Math.abs((pixels[at + 1] & 0xff) - color.getGreen()) < TOLERANCE
                && Math.abs((pixels[at + 2] & 0xff) - color.getBlue()) < TOLERANCE;
    }

    private static String text(String... command) {
        return new String(bytes(command), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String... command) {
        try {
            var process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            return process.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
