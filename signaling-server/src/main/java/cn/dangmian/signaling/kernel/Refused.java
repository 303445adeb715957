package cn.dangmian.signaling.kernel;

/** "Not now", "not you", "not like this": an expected refusal after which nothing has changed. */
public final class Refused extends RuntimeException {

    /** Why, in the order a door-keeper asks. */
    public enum Kind {
        MALFORMED,
        NOT_SIGNED_IN,
        NOT_ALLOWED,
        UNKNOWN,
        NOT_NOW,
        TOO_LARGE,
        TOO_MANY
    }

    private final Kind kind;
    private final String code;

    public Refused(Kind kind, String code, String text) {
        super(text, null, false, false);
        this.kind = kind;
        this.code = code;
    }

    /** A refusal because of the stage things are in. */
    public Refused(String code, String text) {
        this(Kind.NOT_NOW, code, text);
    }

    /** The same answer for what does not exist and for what is not yours, so that nothing is learnt from it. */
    public static Refused unknown(String code, String text) {
        return new Refused(Kind.UNKNOWN, code, text);
    }

    public static Refused notAllowed(String code, String text) {
        return new Refused(Kind.NOT_ALLOWED, code, text);
    }

    public static Refused malformed(String code, String text) {
        return new Refused(Kind.MALFORMED, code, text);
    }

    public Kind kind() {
        return kind;
    }

    /** Stable, {@code module.fact}; listed in PROTOCOL.md. */
    public String code() {
        return code;
    }

    /** English prose for logs; pages word a refusal by its code. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
