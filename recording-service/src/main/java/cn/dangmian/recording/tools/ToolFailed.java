package cn.dangmian.recording.tools;

/** A tool could not do what it was asked for; nothing is left of it. */
public final class ToolFailed extends Exception {

    private final String reason;

    /** @param reason one of the words in the contract */
    ToolFailed(String reason, String text) {
        super(text);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
