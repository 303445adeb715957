package cn.dangmian.recording.vault;

import java.io.IOException;
import java.util.Locale;

/** The object store gives no answer from which anything follows: what it keeps is neither missing nor damaged. */
public final class Unreachable extends IOException {

    private final Reason reason;

    Unreachable(Reason reason, String text) {
        super("the object store cannot be used (" + reason.word() + "): " + text);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    enum Reason {
        /** Nobody answers, or not in time. */
        NETWORK,
        /** It does not know the keys, or does not allow them what is asked. */
        KEYS,
        /** There is no such bucket. */
        BUCKET,
        /** It answers that it cannot now. */
        BUSY,
        /** It answers something that no store should. */
        REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
