package cn.dangmian.signaling.media.server;

/** The media server refused, answered garbage, or did not answer in time. */
public class MediaFailure extends RuntimeException {

    public MediaFailure(String text) {
        super(text);
    }

    public MediaFailure(String text, Throwable cause) {
        super(text, cause);
    }
}
