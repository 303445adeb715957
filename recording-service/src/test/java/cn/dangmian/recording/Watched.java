package cn.dangmian.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A film as somebody sees and hears it: when a part of its picture turns light, and when a tone begins. */
final class Watched {

    private static final int RATE = 8000;

    private final Path film;

    Watched(Path film) {
        this.film = film;
    }

    /** Milliseconds at which the middle of a place of the picture turns from dark to light. */
    List<Long> flashes(int x, int y) {
        var frames = decoded("-map", "v", "-vf", middle(x, y), "-f", "rawvideo", "-pix_fmt", "gray");
        var times = times("v");
        var begins = new ArrayList<Long>();
        for (var number = 1; number < frames.length; number++) {
            if ((frames[number] & 0xff) > 150 && (frames[number - 1] & 0xff) <= 150) {
                begins.add(times.get(number));
            }
        }
        return begins;
    }

    /** Of a place of the picture at a moment, from black to white 0 to 255. */
    int light(int x, int y, double second) {
        var frame = decoded(
                "-ss",
                String.valueOf(second),
                "-map",
                "v",
                "-frames:v",
                "1",
                "-vf",
                middle(x, y),
                "-f",
                "rawvideo",
                "-pix_fmt",
                "gray");
        return frame[0] & 0xff;
    }

    /** Milliseconds at which a tone of this pitch begins after a silence of it. */
    List<Long> ticks(int hertz) {
        var samples = samples();
        var step = RATE / 200;
        var begins = new ArrayList<Long>();
        var heard = -RATE;
        for (var at = 0; at + 2 * step < samples.limit(); at += step) {
            if (power(samples, at, 2 * step, hertz) > 6000) {
                if (at - heard > RATE / 2) {
                    begins.add(at * 1000L / RATE);
                }
                heard = at;
            }
        }
        return begins;
    }

    private ShortBuffer samples() {
        var sound = decoded(
                "-map", "a", "-af", "aresample=%d:async=1:first_pts=0".formatted(RATE), "-ac", "1", "-f", "s16le");
        return ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }

    private static double power(ShortBuffer samples, int from, int count, int hertz) {
        var real = 0.0;
        var imaginary = 0.0;
        for (var at = from; at < from + count; at++) {
            var angle = 2 * Math.PI * hertz * at / RATE;
            real += samples.get(at) * Math.cos(angle);
            imaginary += samples.get(at) * Math.sin(angle);
        }
        return 2 * Math.hypot(real, imaginary) / count;
    }

    private static String middle(int x, int y) {
        return "crop=16:16:%d:%d,scale=1:1".formatted(x, y);
    }

    /** @param as which part of the film, and in which form */
    private byte[] decoded(String... as) {
        var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-i", film.toString()));
        command.addAll(List.of(as));
        command.add("-");
        return run(command);
    }

    private List<Long> times(String stream) {
        var command = List.of(
                "ffprobe",
                "-v",
                "error",
                "-select_streams",
                stream,
                "-show_entries",
                "frame=pts_time",
                "-of",
                "csv=p=0",
                film.toString());
        return new String(run(command))
                .lines()
                .map(line -> line.replace(",", ""))
                .filter(line -> !line.isBlank())
                .map(line -> Math.round(Double.parseDouble(line) * 1000))
                .toList();
    }

    private static byte[] run(List<String> command) {
        try {
            var out = Files.createTempFile(Servers.FOLDER, "watched", "");
            var process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var code = process.waitFor();
            var said = Files.readAllBytes(out);
            Files.delete(out);
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
            }
            return said;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
