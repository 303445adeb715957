package cn.dangmian.recording.kernel;

/** "Not like this", "not you": an expected refusal after which nothing has changed. */
public final class Refused extends RuntimeException {

    private final String code;

    public Refused(String code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    /** Stable; listed in the contract. */
    public String code() {
        return code;
    }

    /** English prose for logs. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
