package cn.dangmian.signaling.media.peer;

import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The decoded frames of one video: how many there were, how bright the last was, and how long one had to wait for a new one. */
public final class Picture implements VideoTrackSink {

    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong longestWaitNanos = new AtomicLong();
    private volatile long lastNanos;
    private volatile int brightness;

    @Override
    public void onVideoFrame(VideoFrame frame) {
        var now = System.nanoTime();
        if (frames.getAndIncrement() > 0) {
            longestWaitNanos.accumulateAndGet(now - lastNanos, Math::max);
        }
        lastNanos = now;
        var image = frame.buffer.toI420();
        brightness = image.getDataY().get(image.getStrideY() * (image.getHeight() / 2) + image.getWidth() / 2) & 0xff;
        image.release();
    }

    public long frames() {
        return frames.get();
    }

    /** Of the middle of the last frame, 0 to 255. */
    public int brightness() {
        return brightness;
    }

    /** Begins to measure {@link #longestWait()} anew. */
    public void measureWaits() {
        longestWaitNanos.set(0);
    }

    public Duration longestWait() {
        return Duration.ofNanos(longestWaitNanos.get());
    }
}
