package cn.dangmian.signaling.media.peer;

import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A camera and a microphone: a bright picture with a bar that wanders, and a steady tone. */
public final class Camera implements AutoCloseable {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final int BAR = 16;
    private static final long MILLIS_PER_FRAME = 66;
    private static final int RATE = 48_000;
    private static final int SAMPLES = RATE / 100;

    private final int brightness;
    private final int hertz;
    private final CustomVideoSource video;
    private final CustomAudioSource audio;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("camera").factory());
    private final List<MediaStreamTrack> tracks;
    private volatile boolean dead;
    private long shown;
    private long sounded;

    /**
     * @param brightness of the picture, 0 to 255
     * @param hertz of the tone
     */
    public Camera(int brightness, int hertz) {
        this.brightness = brightness;
        this.hertz = hertz;
        var factory = Factory.get();
        this.video = new CustomVideoSource();
        this.audio = new CustomAudioSource();
        this.tracks = List.of(factory.createAudioTrack("microphone", audio), factory.createVideoTrack("camera", video));
        clock.scheduleAtFixedRate(this::show, 0, MILLIS_PER_FRAME, TimeUnit.MILLISECONDS);
        clock.scheduleAtFixedRate(this::sound, 0, 10, TimeUnit.MILLISECONDS);
    }

    List<MediaStreamTrack> tracks() {
        return tracks;
    }

    /** The picture alone. */
    List<MediaStreamTrack> pictures() {
        return tracks.stream().filter(VideoTrack.class::isInstance).toList();
    }

    /** As {@code track.enabled} of a browser: a disabled track sends black and silence. */
    public void enable(boolean enabled) {
        tracks.forEach(track -> track.setEnabled(enabled));
    }

    /** Stops giving anything at all, as if the machine had died; then goes on. */
    public void die(boolean dies) {
        dead = dies;
    }

    private void show() {
        if (dead) {
            return;
        }
        var buffer = NativeI420Buffer.allocate(WIDTH, HEIGHT);
        paint(buffer.getDataY(), buffer.getStrideY());
        fill(buffer.getDataU());
        fill(buffer.getDataV());
        video.pushFrame(new VideoFrame(buffer, System.nanoTime()));
        buffer.release();
        shown++;
    }

    private void paint(ByteBuffer luma, int stride) {
        var row = new byte[WIDTH];
        var bar = (int) (shown * 4 % WIDTH);
        for (var x = 0; x < WIDTH; x++) {
            row[x] = (byte) (x >= bar && x < bar + BAR ? 255 - brightness : brightness);
        }
        for (var y = 0; y < HEIGHT; y++) {
            luma.put(y * stride, row);
        }
    }

    private static void fill(ByteBuffer chroma) {
        for (var i = 0; i < chroma.capacity(); i++) {
            chroma.put(i, (byte) 128);
        }
    }

    private void sound() {
        if (dead) {
            return;
        }
        var samples = ByteBuffer.allocate(SAMPLES * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (var i = 0; i < SAMPLES; i++) {
            samples.putShort((short) (8000 * Math.sin(2 * Math.PI * hertz * (sounded + i) / RATE)));
        }
        sounded += SAMPLES;
        audio.pushAudio(samples.array(), 16, RATE, 1, SAMPLES);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
