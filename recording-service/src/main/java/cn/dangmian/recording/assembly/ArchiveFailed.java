package cn.dangmian.recording.assembly;

/** The archive cannot be made now; the spool files stay, and it will be tried again. */
final class ArchiveFailed extends Exception {

    private final String reason;

    /** @param reason one of the words in the contract */
    ArchiveFailed(String reason, String text) {
        super(text);
        this.reason = reason;
    }

    static ArchiveFailed brokenMedia(String text) {
        return new ArchiveFailed("broken-media", text);
    }

    String reason() {
        return reason;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
