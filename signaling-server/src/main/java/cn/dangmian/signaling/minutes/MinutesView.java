package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.reception.TerminalCounter.Relation;
import cn.dangmian.signaling.reception.Views.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What pages are told of minutes. */
final class MinutesView {

    private MinutesView() {}

    /** @param after the line before this one; null for the first */
    record LineShown(
            UUID id,
            @Nullable UUID after,
            Line.Kind kind,
            String words,
            Instant at,
            long revision,
            Named by,
            boolean removed) {}

    /** @param sha256 whoever signs names it */
    record TextShown(int version, String words, String sha256, Named shownBy, Instant shownAt) {}

    /**
     * Somebody who is to sign.
     *
     * @param number which of those who came; 0 for the official
     * @param relation to the petitioner; null for the petitioner and the official
     * @param remote took part by telephone and signs there
     * @param signed null as long as they did not
     */
    record SignerShown(
            Signature.Part part,
            int number,
            String name,
            @Nullable Relation relation,
            boolean remote,
            @Nullable SignedShown signed) {}

    /** @param scan material of the reception; null unless it was scanned */
    record SignedShown(
            Signature.Way way,
            List<List<Integer>> strokes,
            @Nullable UUID scan,
            String reason,
            Named person,
            Instant at) {}

    record SupplementShown(UUID id, String words, String sha256, Named by, Instant at) {}

    /**
     * Everything of one reception.
     *
     * @param text the one that was shown last; null while none was
     * @param talkSince when the recording begins: a line belongs to the second after it
     * @param paper hash of the signed paper; null as long as there is none
     * @param intact whether text, signatures and what was added are as they were when they were made
     */
    record Whole(
            UUID reception,
            long revision,
            Minutes.Stage stage,
            int version,
            @Nullable Instant talkSince,
            List<LineShown> lines,
            @Nullable TextShown text,
            List<SignerShown> signers,
            List<SupplementShown> supplements,
            @Nullable String paper,
            boolean intact) {}

    /**
     * What changed.
     *
     * @param before the revision that this change is to be put upon; whoever has another asks for the whole
     */
    record Change(
            UUID reception, long before, long revision, Minutes.Stage stage, int version, List<LineShown> lines) {}

    /**
     * Somebody writes just now; nobody keeps this.
     *
     * @param client the page that writes
     * @param words as far as they go; empty when it stopped
     */
    record Growing(
            UUID reception,
            UUID client,
            Named by,
            UUID line,
            @Nullable UUID after,
            Line.Kind kind,
            String words) {}
}
