package cn.dangmian.recording.playback;

/** A grant in a header, as the signaling server brings its own. */
final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** Empty when there is none. */
    static String in(String authorization) {
        return authorization.startsWith(SCHEME) ? authorization.substring(SCHEME.length()) : "";
    }
}
