package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a talk. */
public record Disposition(Kind kind, String note) {

    public enum Kind {
        ANSWERED_ON_THE_SPOT,
        REGISTERED_NEW,
        MERGED_INTO,
        TRANSFERRED,
        ASSIGNED,
        REDIRECTED,
        SUPERVISION_ORDERED,
        NEXT_APPOINTMENT,
        SPONSORED,
        NO_FURTHER_ACTION
    }

    private static final int MAX_NOTE = 1000;

    public Disposition(@Nullable Kind kind, @Nullable String note) {
        if (kind == null) {
            throw Refused.malformed("wire.malformed", "a disposition needs a kind");
        }
        this.kind = kind;
        this.note = note == null ? "" : note.strip();
        var length = this.note.codePointCount(0, this.note.length());
        if (length > MAX_NOTE) {
            throw Refused.malformed("reception.note-too-long", length + " characters (expected: <= 1000)");
        }
        if (this.note.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw Refused.malformed("reception.bad-note", "the note holds control characters");
        }
        if (kind == Kind.NO_FURTHER_ACTION && this.note.isEmpty()) {
            throw Refused.malformed("reception.note-needed", "NO_FURTHER_ACTION needs a note");
        }
    }

    static List<Disposition> atLeastOne(List<Disposition> dispositions) {
        if (dispositions.isEmpty() || dispositions.size() > Kind.values().length) {
            throw Refused.malformed(
                    "reception.disposition-needed", dispositions.size() + " dispositions (expected: 1..10)");
        }
        return List.copyOf(dispositions);
    }
}
