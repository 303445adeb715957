package cn.dangmian.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.util.Arrays;

/** Looks into a media file with the tools a player's makers would use. */
final class Media {

    private Media() {}

    /** What ffmpeg complains about while it decodes every frame; empty if nothing. */
    static String complaints(byte[] webm) {
        return text(webm, "ffmpeg -nostdin -v error -i FILE -f null -");
    }

    /** From the first shown moment to the last, in milliseconds, found by reading every packet. */
    static long millis(byte[] webm, String stream) {
        var times = text(
                        webm,
                        "ffprobe -v error -select_streams " + stream
                                + " -show_entries packet=pts_time -of csv=p=0 FILE")
                .lines()
                .map(line -> line.replace(",", ""))
                .filter(line -> !line.isBlank())
                .mapToDouble(Double::parseDouble)
                .summaryStatistics();
        return Math.round((times.getMax() - times.getMin()) * 1000);
    }

    static double secondsInHeader(byte[] webm) {
        return Double.parseDouble(text(webm, "ffprobe -v error -show_entries format=duration -of csv=p=0 FILE"));
    }

    static int width(byte[] webm) {
        return Integer.parseInt(
                text(webm, "ffprobe -v error -select_streams v -show_entries stream=width -of csv=p=0 FILE"));
    }

    /** Which of these tones is the loudest in the first seconds. */
    static int pitch(byte[] webm, int... hertz) {
        var samples = ByteBuffer.wrap(run(
                        webm, "ffmpeg -nostdin -v error -i FILE -map a -ac 1 -ar 8000 -t 4 -f s16le -c:a pcm_s16le -"))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        return Arrays.stream(hertz)
                .boxed()
                .max((one, other) -> Double.compare(power(samples, one), power(samples, other)))
                .orElseThrow();
    }

    private static double power(ShortBuffer samples, int hertz) {
        var real = 0.0;
        var imaginary = 0.0;
        for (var at = 0; at < samples.limit(); at++) {
            var angle = 2 * Math.PI * hertz * at / 8000;
            real += samples.get(at) * Math.cos(angle);
            imaginary += samples.get(at) * Math.sin(angle);
        }
        return Math.hypot(real, imaginary);
    }

    private static String text(byte[] webm, String command) {
        return new String(run(webm, command), UTF_8).strip();
    }

    private static byte[] run(byte[] webm, String command) {
        try {
            var file = Files.createTempFile(Servers.FOLDER, "media", ".webm");
            Files.write(file, webm);
            var process = new ProcessBuilder(
                            command.replace("FILE", file.toString()).split(" "))
                    .redirectErrorStream(true)
                    .start();
            var said = process.getInputStream().readAllBytes();
            var code = process.waitFor();
            Files.delete(file);
            return code == 0
                    ? said
                    : (command + " ended with " + code + ": " + new String(said, UTF_8)).getBytes(UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
