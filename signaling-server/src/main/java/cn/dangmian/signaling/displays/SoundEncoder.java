package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decodes what was recorded, whatever made it, and keeps nothing of the file but what is heard. */
@Component
class SoundEncoder {

    static final int MOST_BYTES = 300_000;
    private static final int MARK = 12;

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
        return decode(format, file)
                .map(Sound::of)
                .orElseThrow(() -> Refused.malformed("displays.not-a-sound", "it cannot be decoded as " + format));
    }

    /** One millisecond more than is allowed is enough to know that it is too long. */
    Optional<byte[]> decode(String format, byte[] file) {
        var command = List.of(
                program,
                "-nostdin",
                "-v",
                "error",
                "-protocol_whitelist",
                "pipe",
                "-f",
                format,
                "-i",
                "pipe:0",
                "-map",
                "0:a:0",
                "-t",
                String.valueOf((Sound.MOST_MILLIS + 100) / 1000.0),
                "-ac",
                "1",
                "-ar",
                String.valueOf(Sound.RATE),
                "-f",
                "s16le",
                "pipe:1");
        return Child.run(command, file);
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
