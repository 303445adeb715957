package cn.dangmian.recording.assembly;

/** What the packets of a spool file carry. */
enum Codec {
    OPUS("a", "opus", 48, "audio", 1000),
    // A camera that is switched off still sends a black picture a second.
    VP8("v", "vp8", 90, "video", 3000);

    private final String type;
    private final String word;
    private final int ticksPerMilli;
    private final String stream;
    private final long longestPause;

    Codec(String type, String word, int ticksPerMilli, String stream, long longestPause) {
        this.type = type;
        this.word = word;
        this.ticksPerMilli = ticksPerMilli;
        this.stream = stream;
        this.longestPause = longestPause;
    }

    /** In the header of a spool file. */
    String type() {
        return type;
    }

    /** In the header of a spool file, and as ffprobe names it. */
    String word() {
        return word;
    }

    /** Of the RTP clock. */
    int ticksPerMilli() {
        return ticksPerMilli;
    }

    /** As ffprobe names the kind of stream. */
    String stream() {
        return stream;
    }

    /** Whether it can be decoded though something before it is lost: a picture builds on those before, back to a whole one. */
    boolean canGoOnWith(Packet packet) {
        return this != VP8 || packet.beginsKeyFrame();
    }

    /** Milliseconds without a packet that do not count as a gap. */
    long longestPause() {
        return longestPause;
    }
}
