package cn.dangmian.recording.seal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Walks through a WebM and tells for every so many bytes which millisecond they belong to. */
final class BlockTimes {

    private static final long SEGMENT = 0x18538067L;
    private static final long CLUSTER = 0x1F43B675L;
    private static final long CLUSTER_TIME = 0xE7;
    private static final long BLOCK_GROUP = 0xA0;
    private static final long BLOCK = 0xA1;
    private static final long SIMPLE_BLOCK = 0xA3;

    private final InputStream in;
    private final int step;
    private final List<Long> times = new ArrayList<>();
    private long at;
    private long clusterTime;
    private long newest;

    BlockTimes(InputStream in, int step) {
        this.in = in;
        this.step = step;
    }

    List<Long> of(int pieces) throws IOException {
        try {
            while (true) {
                element();
            }
        } catch (EOFException end) {
            upTo((long) pieces * step - 1);
            return List.copyOf(times);
        }
    }

    private void element() throws IOException {
        var begin = at;
        var id = number(false);
        var size = number(true);
        if (id == SEGMENT || id == CLUSTER || id == BLOCK_GROUP) {
            return;
        }
        var end = at + size;
        if (id == CLUSTER_TIME) {
            clusterTime = 0;
            while (at < end) {
                clusterTime = clusterTime << 8 | next();
            }
        } else if (id == SIMPLE_BLOCK || id == BLOCK) {
            number(true);
            var time = clusterTime + (short) (next() << 8 | next());
            upTo(begin);
            newest = Math.max(newest, time);
        }
        in.skipNBytes(end - at);
        at = end;
    }

    /** What begins up to this byte belongs to the newest block before. */
    private void upTo(long offset) {
        while ((long) times.size() * step <= offset) {
            times.add(newest);
        }
    }

    /** A number that says by its first bits how long it is. @param bare without these bits */
    private long number(boolean bare) throws IOException {
        var first = next();
        var length = Integer.numberOfLeadingZeros(first) - 23;
        var value = bare ? first & (0xff >> length) : first;
        long number = value;
        for (var more = 1; more < length; more++) {
            number = number << 8 | next();
        }
        return number;
    }

    private int next() throws IOException {
        var read = in.read();
        if (read < 0) {
            throw new EOFException();
        }
        at++;
        return read;
    }
}
