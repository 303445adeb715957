package cn.dangmian.recording.assembly;

import cn.dangmian.recording.assembly.Tape.Stretch;
import java.util.ArrayList;
import java.util.List;

/** What is learnt from the packets of a tape while it is read. */
final class TapeScan {

    private final Codec codec;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Stretch> tears = new ArrayList<>();
    private final List<Long> keyFrames = new ArrayList<>();
    private boolean empty = true;
    private boolean torn;
    private long begun;
    private long last;
    private int firstTimestamp;
    private long newestTicks;

    TapeScan(Codec codec) {
        this.codec = codec;
    }

    /** @param tornBefore something was lost between it and the one before */
    void add(Packet packet, boolean tornBefore) {
        torn |= tornBefore;
        if (!packet.isSound() || torn && !codec.canGoOnWith(packet)) {
            return;
        }
        if (empty) {
            begun = packet.millis();
            firstTimestamp = packet.timestamp();
        } else if (torn || packet.millis() - last > codec.longestPause()) {
            stretches.add(new Stretch(begun, last));
            begun = packet.millis();
        }
        if (torn) {
            tears.add(new Stretch(last, packet.millis()));
            torn = false;
        }
        empty = false;
        last = Math.max(last, packet.millis());
        newestTicks = Math.max(newestTicks, ticksOf(packet));
        if (codec == Codec.VP8 && packet.beginsKeyFrame()) {
            keyFrames.add(packet.millis());
        }
    }

    /** Something was lost behind the last packet. */
    void tearEnd() {
        torn = true;
    }

    /** Of what is lost at the end nobody knows how much it was. */
    List<Stretch> tears() {
        var all = new ArrayList<>(tears);
        if (torn) {
            all.add(new Stretch(last, Long.MAX_VALUE));
        }
        return List.copyOf(all);
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
