package cn.dangmian.recording.vault;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is wrong with a file that the vault should keep. */
public enum Fault {
    MISSING,
    WRONG_LENGTH,
    NO_KEY,
    /** It was read, and is not what its name says. */
    DAMAGED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
