package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.Anchor.Anchored;
import cn.dangmian.signaling.audit.Line.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a verification reads, piece by piece, so that the length of the log costs no memory. */
interface Evidence {

    /** @param line null when there is none of that id */
    record Row(Link link, @Nullable Line line) {}

    /** @param impossible written by a transaction that is yet to come */
    record Known(Place place, boolean chained, boolean impossible) {}

    /** Heads of the database, by number. */
    List<Head> heads();

    /** Heads beside it, for every node. */
    List<Anchored> anchored();

    /** The newest position. */
    long end();

    /** By position. */
    List<Row> rows(long afterPosition, long end, int limit);

    /** By id. */
    List<Known> lines(long afterId, int limit);
}
