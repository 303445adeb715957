package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.kernel.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A piece of speech in the one shape that is kept: WAV, one channel, 16 bits. */
record Sound(byte[] wav, int millis) {

    static final int RATE = 22_050;
    static final int MOST_MILLIS = 5_000;
    private static final int SAMPLE_BYTES = 2;
    private static final int BITS = 16;
    private static final int SECOND = 1000;

    /** @param samples signed, the low byte first */
    static Sound of(byte[] samples) {
        var millis = (int) ((long) samples.length * SECOND / (RATE * SAMPLE_BYTES));
        if (millis < 1) {
            throw Refused.malformed("displays.not-a-sound", "nothing is heard in it");
        }
        if (millis > MOST_MILLIS) {
            throw Refused.malformed("displays.too-long", millis + " ms (expected: <= " + MOST_MILLIS + ")");
        }
        var wav = new ByteArrayOutputStream();
        var format = new AudioFormat(RATE, BITS, 1, true, false);
        try (var stream =
                new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / SAMPLE_BYTES)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, wav);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Sound(wav.toByteArray(), millis);
    }
}
