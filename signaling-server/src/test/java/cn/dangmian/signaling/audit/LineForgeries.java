package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.Forgery.Place;
import java.util.List;
import java.util.Random;
import java.util.UUID;

final class LineForgeries {

    private LineForgeries() {}

    static Place column(Forgery column, MemoryLog log, Random random) {
        var at = random.nextInt(log.lines.size());
        var line = log.lines.get(at);
        var changed = with(line, column, 1 + random.nextInt(9));
        log.lines.set(at, changed);
        return Place.of(at + 1, line.id(), changed.id());
    }

    static Place takeAway(Forgery forgery, MemoryLog log, Random random) {
        var at = random.nextInt(log.lines.size());
        return Place.of(at + 1, log.lines.remove(at).id());
    }

    static Place slipIn(Forgery forgery, MemoryLog log, Random random) {
        var at = random.nextInt(log.lines.size());
        var slipped = with(log.lines.get(at), Forgery.LINE_ID, 1 + random.nextInt(9));
        log.lines.add(at, slipped);
        return new Place(List.of(), List.of(slipped.id()), List.of());
    }

    /** All but the ids. */
    static Place swap(Forgery forgery, MemoryLog log, Random random) {
        var at = random.nextInt(log.lines.size());
        var other = (at + 1 + random.nextInt(log.lines.size() - 1)) % log.lines.size();
        var one = log.lines.get(at);
        var two = log.lines.get(other);
        log.lines.set(at, with(two, Forgery.LINE_ID, two.id() - one.id()));
        log.lines.set(other, with(one, Forgery.LINE_ID, one.id() - two.id()));
        return new Place(List.of(at + 1L, other + 1L), List.of(one.id(), two.id()), List.of());
    }

    /** One column changed; an id becomes smaller by that. */
    static Line with(Line line, Forgery column, long by) {
        return new Line(
                column == Forgery.LINE_ID ? line.id() - by : line.id(),
                column == Forgery.LINE_XID ? line.xid() + by : line.xid(),
                column == Forgery.LINE_TIME ? "1" + line.at() : line.at(),
                column == Forgery.LINE_PERSON ? new UUID(9, by) : line.person(),
                column == Forgery.LINE_ACTION ? line.action() + by : line.action(),
                column == Forgery.LINE_SUBJECT ? new UUID(9, by).toString() : line.subject(),
                column == Forgery.LINE_OUTCOME ? line.outcome() + "." : line.outcome(),
                column == Forgery.LINE_FACTS ? "{\"n\": -" + by + "}" : line.facts(),
                column == Forgery.LINE_OFFICES ? "{" + new UUID(9, by) + "}" : line.offices());
    }
}
