package cn.dangmian.recording.assembly;

/**
 * One RTP packet as it was received.
 *
 * @param millis since the first packet of its file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only passed on
record Packet(long millis, byte[] rtp) {

    private static final int FIXED_HEADER = 12;

    /** Whether its header makes sense and something follows it. */
    boolean isSound() {
        return rtp.length > FIXED_HEADER && (rtp[0] & 0xc0) == 0x80 && payload() < rtp.length;
    }

    int timestamp() {
        return (rtp[4] & 0xff) << 24 | (rtp[5] & 0xff) << 16 | (rtp[6] & 0xff) << 8 | (rtp[7] & 0xff);
    }

    /** Whether a VP8 key frame begins here (RFC 7741, section 4). */
    boolean beginsKeyFrame() {
        var at = payload();
        var descriptor = rtp[at];
        var beginsFrame = (descriptor & 0x10) != 0 && (descriptor & 0x07) == 0;
        at++;
        if ((descriptor & 0x80) != 0 && at < rtp.length) {
            at = afterExtension(at);
        }
        return beginsFrame && at < rtp.length && (rtp[at] & 0x01) == 0;
    }

    private int afterExtension(int at) {
        var flags = rtp[at];
        var next = at + 1;
        if ((flags & 0x80) != 0 && next < rtp.length) {
            next += (rtp[next] & 0x80) != 0 ? 2 : 1;
        }
        if ((flags & 0x40) != 0) {
            next++;
        }
        if ((flags & 0x30) != 0) {
            next++;
        }
        return next;
    }

    private int payload() {
        var at = FIXED_HEADER + 4 * (rtp[0] & 0x0f);
        if ((rtp[0] & 0x10) != 0 && at + 4 <= rtp.length) {
            at += 4 + 4 * ((rtp[at + 2] & 0xff) << 8 | (rtp[at + 3] & 0xff));
        }
        return at;
    }
}
