package cn.dangmian.signaling.media.server;

/** An SDP: cargo. It is passed on and checked, never read for meaning, never rewritten, never printed. */
public record Description(String sdp) {

    @Override
    public String toString() {
        return "Description[" + sdp.length() + " characters]";
    }
}
