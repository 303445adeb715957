package cn.dangmian.recording.seal;

import cn.dangmian.recording.kernel.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A track in pieces of one size, so that damage can be found where it is.
 *
 * @param bytes of each but the last
 * @param sha256 of each
 * @param millis when what each begins with is seen or heard, from the beginning of the track
 */
public record Pieces(int bytes, List<Sha256> sha256, List<Long> millis) {

    /** About a second of picture and sound. */
    private static final int SIZE = 1 << 16;

    public interface Source {
        InputStream open() throws IOException;
    }

    public static Pieces of(Source webm) throws IOException {
        var hashes = new ArrayList<Sha256>();
        try (var in = webm.open()) {
            for (var piece = in.readNBytes(SIZE); piece.length > 0; piece = in.readNBytes(SIZE)) {
                hashes.add(Sha256.of(piece));
            }
        }
        try (var in = new BufferedInputStream(webm.open(), SIZE)) {
            return new Pieces(SIZE, hashes, new BlockTimes(in, SIZE).of(hashes.size()));
        }
    }
}
