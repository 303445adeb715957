package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.Evidence.Row;
import cn.dangmian.signaling.audit.Finding.Kind;
import java.util.List;

/** Verifies a whole log, in pieces: every line against its link, every link against the next, all against the signed heads. */
final class Verifier {

    /** Told as it goes. */
    interface Observer {

        /** @param total rows that will be looked at, nearly */
        void begins(long total);

        void checked(long rows);

        void found(Finding finding);
    }

    private static final int BATCH = 2000;

    private final Evidence evidence;
    private final HeadKeys keys;
    private final Observer observer;

    Verifier(Evidence evidence, HeadKeys keys, Observer observer) {
        this.evidence = evidence;
        this.keys = keys;
        this.observer = observer;
    }

    void verify() {
        var heads = new HeadCheck(keys, observer::found);
        // In this order: a head is in the database before it is beside it, and its links before it is there.
        var anchored = evidence.anchored();
        heads.heads(evidence.heads(), anchored);
        var end = evidence.end();
        observer.begins(2 * end);
        var walk = new ChainWalk(finding -> {
            heads.excuse(finding);
            observer.found(finding);
        });
        walk(walk, heads, end);
        heads.end(end);
        lookForUnchained(walk);
    }

    private void walk(ChainWalk walk, HeadCheck heads, long end) {
        List<Row> rows;
        var position = Long.MIN_VALUE;
        do {
            rows = evidence.rows(position, end, BATCH);
            for (var row : rows) {
                walk.step(row);
                heads.step(row.link());
                position = row.link().position();
            }
            observer.checked(rows.size());
        } while (rows.size() == BATCH);
        walk.end();
    }

    private void lookForUnchained(ChainWalk walk) {
        List<Evidence.Known> lines;
        var id = Long.MIN_VALUE;
        do {
            lines = evidence.lines(id, BATCH);
            for (var line : lines) {
                var among = line.place().compareTo(walk.place()) <= 0;
                if (!line.chained() && (among || line.impossible())) {
                    observer.found(
                            new Finding(Kind.LINE_UNCHAINED, null, line.place().id(), null));
                }
                id = line.place().id();
            }
            observer.checked(lines.size());
        } while (lines.size() == BATCH);
    }
}
