package cn.dangmian.e2e;

import java.awt.Color;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Writes a pattern as the files that Chromium's fake devices play. */
final class PatternFiles {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    private static final int BAND = HEIGHT / 15;

    private static final int GRAIN = 10;
    private static final Random GRAINS = new Random(1);

    private static final int RATE = 48_000;
    private static final int SECONDS = 4;
    private static final double BEEP_SECONDS = 0.35;
    private static final double PERIOD_SECONDS = 0.5;

    private PatternFiles() {}

    /** A second of picture: the two colours, somebody before them, and a dark band that wanders so that a frozen picture is seen to be one. @param rate pictures a second */
    static Path picture(Pattern pattern, int rate, Path directory) throws IOException {
        var file = directory.resolve(pattern.name() + ".y4m");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F" + rate + ":1 Ip A1:1 C420jpeg\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (var frame = 0; frame < rate; frame++) {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                for (var component = 0; component < 3; component++) {
                    plane(out, pattern, frame * HEIGHT / rate, component);
                }
            }
        }
        return file;
    }

    private static void plane(OutputStream out, Pattern pattern, int bandTop, int component) throws IOException {
        var scale = component == 0 ? 1 : 2;
        for (var y = 0; y < HEIGHT / scale; y++) {
            var dark = y * scale >= bandTop && y * scale < bandTop + BAND;
            for (var x = 0; x < WIDTH / scale; x++) {
                var value = yuv(at((double) x * scale / WIDTH, (double) y * scale / HEIGHT, pattern), component);
                var shaded = dark && component == 0 ? value * 3 / 4 : value;
                out.write(pattern.grainy() && component == 0 ? Math.clamp(shaded + grain(), 0, 255) : shaded);
            }
        }
    }

    private static int grain() {
        return GRAINS.nextInt(2 * GRAIN + 1) - GRAIN;
    }

    private static Color at(double x, double y, Pattern pattern) {
        var sitter = Sitter.at(x, y, pattern.coat());
        if (sitter != null) {
            return sitter;
        }
        return x < 0.5 ? pattern.left() : pattern.right();
    }

    /** BT.601, full range. */
    private static int yuv(Color color, int component) {
        double r = color.getRed();
        double g = color.getGreen();
        double b = color.getBlue();
        return (int) Math.round(
                switch (component) {
                    case 0 -> 0.299 * r + 0.587 * g + 0.114 * b;
                    case 1 -> 128 - 0.1687 * r - 0.3313 * g + 0.5 * b;
                    default -> 128 + 0.5 * r - 0.4187 * g - 0.0813 * b;
                });
    }

    static Path tone(Pattern pattern, Path directory) throws IOException {
        var samples = new byte[RATE * SECONDS * 2];
        for (var i = 0; i < RATE * SECONDS; i++) {
            var time = (double) i / RATE;
            var on = time % PERIOD_SECONDS < BEEP_SECONDS;
            var sample = on ? (short) (12_000 * Math.sin(2 * Math.PI * pattern.hertz() * time)) : 0;
            samples[2 * i] = (byte) sample;
            samples[2 * i + 1] = (byte) (sample >> 8);
        }
        var file = directory.resolve(pattern.name() + ".wav");
        var format = new AudioFormat(RATE, 16, 1, true, false);
        try (var stream = new AudioInputStream(new ByteArrayInputStream(samples), format, RATE * (long) SECONDS)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
        }
        return file;
    }
}
