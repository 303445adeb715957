package cn.dangmian.e2e;

import com.microsoft.playwright.Page;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** What is really seen and heard of a {@code <video>} of a page: its decoded pixels and samples, not what the page says of it. */
public final class Look {

    private static final int TOLERANCE = 45;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String COLORS = """
            hook => {
              const video = document.querySelector(`[data-test="${hook}"]`)
              if (!video || !video.videoWidth) return null
              const canvas = document.createElement('canvas')
              canvas.width = 4
              canvas.height = 1
              const context = canvas.getContext('2d')
              context.drawImage(video, 0, 0, 4, 1)
              const pixels = context.getImageData(0, 0, 4, 1).data
              return [pixels[0], pixels[1], pixels[2], pixels[12], pixels[13], pixels[14]]
            }""";

    // The loudest frequency over a while, by the strength it has above everything else.
    private static final String LOUDEST = """
            async ({hook, millis}) => {
              const video = document.querySelector(`[data-test="${hook}"]`)
              const stream = video?.srcObject ?? video?.captureStream?.()
              if (!stream || !stream.getAudioTracks().length) return {hertz: 0, decibels: -200}
              const audio = new AudioContext()
              await audio.resume()
              const analyser = audio.createAnalyser()
              analyser.fftSize = 4096
              analyser.smoothingTimeConstant = 0
              audio.createMediaStreamSource(stream).connect(analyser)
              const bins = new Float32Array(analyser.frequencyBinCount)
              let best = {hertz: 0, decibels: -200}
              const end = performance.now() + millis
              while (performance.now() < end) {
                await new Promise(resolve => setTimeout(resolve, 40))
                analyser.getFloatFrequencyData(bins)
                for (let i = 4; i < bins.length; i++)
                  if (bins[i] > best.decibels) best = {hertz: i * audio.sampleRate / analyser.fftSize, decibels: bins[i]}
              }
              await audio.close()
              return best
            }""";

    private static final String FRAMES = """
            hook => document.querySelector(`[data-test="${hook}"]`)?.getVideoPlaybackQuality().totalVideoFrames ?? 0""";

    private final Page page;
    private final String video;

    Look(Page page, String video) {
        this.page = page;
        this.video = video;
    }

    /** Frames shown since the video began. */
    public long frames() {
        return ((Number) page.evaluate(FRAMES, video)).longValue();
    }

    /** Whether this pattern's picture is seen now. */
    public boolean shows(Pattern pattern) {
        if (!(page.evaluate(COLORS, video) instanceof List<?> found)) {
            return false;
        }
        var seen = found.stream().map(value -> ((Number) value).intValue()).toList();
        return isNear(seen.subList(0, 3), pattern.left()) && isNear(seen.subList(3, 6), pattern.right());
    }

    public void awaitPicture(Pattern pattern) {
        page.waitForCondition(() -> shows(pattern), new Page.WaitForConditionOptions().setTimeout(PATIENCE.toMillis()));
    }

    /** On the screen: a page that was opened from a disk may not read the pixels of its own videos. */
    void awaitOnScreen(Pattern pattern) {
        page.waitForCondition(
                () -> isOnScreen(pattern), new Page.WaitForConditionOptions().setTimeout(PATIENCE.toMillis()));
    }

    private boolean isOnScreen(Pattern pattern) {
        var shot = page.locator("[data-test=" + video + "]").screenshot();
        try {
            var seen = ImageIO.read(new ByteArrayInputStream(shot));
            // Above whoever sits in the middle, and within what is black beside the picture.
            var height = seen.getHeight() / 8;
            return isNear(channels(seen.getRGB(seen.getWidth() / 4, height)), pattern.left())
                    && isNear(channels(seen.getRGB(seen.getWidth() * 3 / 4, height)), pattern.right());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Integer> channels(int rgb) {
        var color = new Color(rgb);
        return List.of(color.getRed(), color.getGreen(), color.getBlue());
    }

    public void awaitFrames(long count) {
        page.waitForCondition(
                () -> frames() > count, new Page.WaitForConditionOptions().setTimeout(PATIENCE.toMillis()));
    }

    /** Whether this pattern's tone is the loudest thing heard for a while, and loud. */
    public boolean hears(Pattern pattern) {
        var loudest = loudest();
        return loudest.decibels() > -60 && Math.abs(loudest.hertz() - pattern.hertz()) < 30;
    }

    void awaitVoice(Pattern pattern) {
        page.waitForCondition(() -> hears(pattern), new Page.WaitForConditionOptions().setTimeout(PATIENCE.toMillis()));
    }

    /** The loudest frequency within 1.5 s, and its level. */
    public Loudest loudest() {
        var found = (Map<?, ?>) page.evaluate(LOUDEST, Map.of("hook", video, "millis", 1500));
        return new Loudest(number(found.get("hertz")), number(found.get("decibels")));
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : -200;
    }

    private static boolean isNear(List<Integer> seen, Color color) {
        return Math.abs(seen.get(0) - color.getRed()) < TOLERANCE
                && Math.abs(seen.get(1) - color.getGreen()) < TOLERANCE
                && Math.abs(seen.get(2) - color.getBlue()) < TOLERANCE;
    }

    /** @param decibels of full scale; -200 when there is nothing */
    public record Loudest(double hertz, double decibels) {}
}
