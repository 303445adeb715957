package cn.dangmian.signaling.media;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Lets in only descriptions as our pages write them. Nobody rewrites a description: it passes, or it is refused. */
final class SdpCheck {

    private static final int MAX_BYTES = 12 * 1024;
    private static final int MAX_LINES = 400;
    private static final int MAX_LINE = 1024;
    private static final Pattern LINE = Pattern.compile("[a-z]=[\\x20-\\x7e]*");
    private static final Set<String> MEDIA = Set.of("audio", "video");

    private SdpCheck() {}

    static void check(String sdp) {
        if (sdp.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new Refused(
                    Kind.TOO_LARGE, "media.description-too-large", sdp.length() + " characters (expected: <= 12 KB)");
        }
        var lines = sdp.split("\r?\n");
        if (lines.length < 5 || lines.length > MAX_LINES || !lines[0].equals("v=0")) {
            throw refused("not a session description");
        }
        for (var line : lines) {
            checkLine(line);
        }
        var audio = count(lines, "m=audio");
        var video = count(lines, "m=video");
        if (audio > 1 || video > 1 || audio + video == 0) {
            throw refused("only one audio and one video are allowed");
        }
    }

    /** What is shown besides a face is a picture alone. */
    static void checkSilent(String sdp) {
        if (count(sdp.split("\r?\n"), "m=audio") > 0) {
            throw refused("a picture without sound is expected");
        }
    }

    private static void checkLine(String line) {
        if (line.length() > MAX_LINE || !LINE.matcher(line).matches()) {
            throw refused("a line is not as it should be");
        }
        if (line.startsWith("m=") && !MEDIA.contains(line.substring(2).split(" ", 2)[0])) {
            throw refused("only one audio and one video are allowed");
        }
        if (line.startsWith("a=simulcast:") || line.startsWith("a=rid:")) {
            throw refused("simulcast is not allowed");
        }
    }

    private static long count(String[] lines, String beginning) {
        return Arrays.stream(lines).filter(line -> line.startsWith(beginning)).count();
    }

    private static Refused refused(String why) {
        return Refused.malformed("media.description-refused", why);
    }
}
