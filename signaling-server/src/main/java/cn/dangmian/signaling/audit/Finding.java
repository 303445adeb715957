package cn.dangmian.signaling.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was written.
 *
 * @param position in the chain; for {@link Kind#CHAIN_REPLACED} the last one that may be another
 * @param line id of the line
 * @param head number of the signed head
 */
public record Finding(
        Kind kind,
        @Nullable Long position,
        @Nullable Long line,
        @Nullable Long head) {

    public enum Kind {
        /** The line is not what was chained. */
        LINE_EDITED,
        /** The chain's own row is not what was written; its line is. */
        LINK_EDITED,
        /** The line or its row of the chain is not what was written; nothing behind it tells which. */
        ROW_EDITED,
        /** The chain names a line that is not there. */
        LINE_DELETED,
        /** The chain leaves out a position; of several, the first and the last are named. */
        LINK_DELETED,
        /** The line stands where its transaction does not belong. */
        REORDERED,
        /** A line that no link names stands among chained ones: it was slipped in, or its link was deleted. */
        LINE_UNCHAINED,
        /** The chain is none that was signed: it was made anew somewhere up to here. */
        CHAIN_REPLACED,
        /** A signed head covers rows that are not there. */
        TAIL_CUT,
        /** A head does not bear its signature, or one of an unknown key. */
        HEAD_EDITED,
        /** A head is missing in the database. */
        HEAD_DELETED,
        /** A head beside the database differs from the one in it, or cannot be read. */
        ANCHOR_EDITED
    }

    static Finding at(Kind kind, long position, @Nullable Long line) {
        return new Finding(kind, position, line, null);
    }

    static Finding of(Kind kind, @Nullable Long head) {
        return new Finding(kind, null, null, head);
    }
}
