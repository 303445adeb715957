package cn.dangmian.recording.composite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How far ffmpeg is, by what it writes into a file of its workplace as it goes. */
final class Progress {

    static final String FILE = "progress.txt";

    private static final Pattern REACHED = Pattern.compile("out_time_us=(\\d+)");
    private static final int TAIL = 2048;

    private volatile @Nullable Path file;
    private volatile long millis = 1;

    void begin(Path workplace, long lengthMillis) {
        millis = Math.max(1, lengthMillis);
        file = workplace.resolve(FILE);
    }

    /** 99 at most: it is ready when the vault has it. */
    int percent() {
        var path = file;
        return path == null ? 0 : (int) Math.clamp(reached(path) * 100 / millis, 0, 99);
    }

    private static long reached(Path path) {
        try (var reader = new RandomAccessFile(path.toFile(), "r")) {
            reader.seek(Math.max(0, reader.length() - TAIL));
            var tail = new byte[TAIL];
            var read = Math.max(0, reader.read(tail));
            return REACHED.matcher(new String(tail, 0, read, StandardCharsets.US_ASCII))
                    .results()
                    .mapToLong(found -> Long.parseLong(found.group(1)) / 1000)
                    .max()
                    .orElse(0);
        } catch (IOException notYet) {
            return 0;
        }
    }
}
