package cn.dangmian.recording.assembly;

import cn.dangmian.recording.assembly.Tape.Stretch;
import java.util.ArrayList;
import java.util.List;

/** What is learnt from the packets of a tape while it is read. */
final class TapeScan {

    private final Codec codec;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Long> keyFrames = new ArrayList<>();
    private boolean empty = true;
    private long begun;
    private long last;
    private int firstTimestamp;
    private long newestTicks;

    TapeScan(Codec codec) {
        this.codec = codec;
    }

    void add(Packet packet) {
        if (!packet.isSound()) {
            return;
        }
        if (empty) {
            begun = packet.millis();
            firstTimestamp = packet.timestamp();
        } else if (packet.millis() - last > codec.longestPause()) {
            stretches.add(new Stretch(begun, last));
            begun = packet.millis();
        }
        empty = false;
        last = Math.max(last, packet.millis());
        newestTicks = Math.max(newestTicks, ticksOf(packet));
        if (codec == Codec.VP8 && packet.beginsKeyFrame()) {
            keyFrames.add(packet.millis());
        }
    }

    boolean isEmpty() {
        return empty;
    }

    List<Stretch> stretches(long lengthOfLast) {
        var all = new ArrayList<>(stretches);
        all.add(new Stretch(begun, last + lengthOfLast));
        return List.copyOf(all);
    }

    List<Long> keyFrames() {
        return List.copyOf(keyFrames);
    }

    long clockMillis() {
        return newestTicks / codec.ticksPerMilli();
    }

    // The 32 bits wrap around within a long talk; the difference to the newest one does not.
    private long ticksOf(Packet packet) {
        return newestTicks + (packet.timestamp() - (firstTimestamp + (int) newestTicks));
    }
}
