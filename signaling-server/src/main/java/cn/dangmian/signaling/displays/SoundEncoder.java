package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decodes what was recorded, whatever made it, and keeps nothing of the file but what is heard. */
@Component
class SoundEncoder {

    static final int MOST_BYTES = 300_000;
    private static final int MARK = 12;
    private static final int RATE = 48_000;
    private static final int SAMPLE_BYTES = 2;
    private static final int SECOND = 1000;
    private static final List<String> QUIET = List.of("-nostdin", "-v", "error", "-protocol_whitelist", "pipe");
    private static final List<String> RAW = List.of("-ac", "1", "-ar", String.valueOf(RATE), "-f", "s16le");

    private final String program;

    SoundEncoder(DisplaySettings settings) {
        this.program = settings.encoder();
    }

    /** @throws Refused when it is no WAV, OGG or MP3, larger than 300 KB or longer than five seconds */
    Sound encode(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new Refused(
                    Refused.Kind.TOO_LARGE, "displays.too-large", file.length + " bytes (expected: <= 300000)");
        }
        var format = formatOf(file);
        if (format == null) {
            throw Refused.malformed("displays.not-a-sound", "neither WAV nor OGG nor MP3");
        }
        return spoken(format, file)
                .orElseThrow(() -> Refused.malformed("displays.not-a-sound", "it cannot be decoded as " + format));
    }

    /** @throws Refused when nothing is heard in it, or for longer than five seconds */
    Optional<Sound> spoken(String format, byte[] file) {
        return decode(format, file).flatMap(samples -> {
            var millis = (int) ((long) samples.length * SECOND / (RATE * SAMPLE_BYTES));
            if (millis < 1) {
                throw Refused.malformed("displays.not-a-sound", "nothing is heard in it");
            }
            if (millis > Sound.MOST_MILLIS) {
                throw Refused.malformed("displays.too-long", millis + " ms (expected: <= " + Sound.MOST_MILLIS + ")");
            }
            return compress(samples).map(ogg -> new Sound(ogg, millis));
        });
    }

    /** A tenth of a second more than is allowed is enough to know that it is too long. */
    private Optional<byte[]> decode(String format, byte[] file) {
        var most = String.valueOf((Sound.MOST_MILLIS + 100) / 1000.0);
        var in = List.of("-f", format, "-i", "pipe:0", "-map", "0:a:0", "-t", most);
        return Child.run(command(in, RAW, List.of("pipe:1")), file);
    }

    private Optional<byte[]> compress(byte[] samples) {
        var out = List.of("-c:a", "libopus", "-application", "voip", "-b:a", "16k", "-f", "ogg", "pipe:1");
        return Child.run(command(RAW, List.of("-i", "pipe:0"), out), samples);
    }

    @SafeVarargs
    private List<String> command(List<String>... parts) {
        return Stream.concat(
                        Stream.of(program),
                        Stream.concat(Stream.of(QUIET), Stream.of(parts)).flatMap(List::stream))
                .toList();
    }

    /** By what it holds, not by what it is called. */
    private static @Nullable String formatOf(byte[] file) {
        if (file.length < MARK) {
            return null;
        }
        var mark = new String(file, 0, MARK, StandardCharsets.ISO_8859_1);
        if (mark.startsWith("RIFF") && mark.endsWith("WAVE")) {
            return "wav";
        }
        if (mark.startsWith("OggS")) {
            return "ogg";
        }
        var frame = (file[0] & 0xff) == 0xff && (file[1] & 0xe0) == 0xe0;
        return mark.startsWith("ID3") || frame ? "mp3" : null;
    }
}
