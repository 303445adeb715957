package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.Anchor.Anchored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A log in memory, so that ten thousand forgeries cost little. The chain is made and verified by the product's own code. */
final class MemoryLog implements Evidence {

    static final int SIZE = 160;
    static final List<Integer> SIGNED = List.of(30, 75, 120, SIZE);

    final List<Line> lines;
    final List<Link> links;
    final List<Head> heads;
    final List<List<Head>> anchored;
    int unreadable;

    private MemoryLog(List<Line> lines, List<Link> links, List<Head> heads, List<List<Head>> anchored) {
        this.lines = new ArrayList<>(lines);
        this.links = new ArrayList<>(links);
        this.heads = new ArrayList<>(heads);
        this.anchored = new ArrayList<>(anchored.stream().map(ArrayList::new).toList());
    }

    static MemoryLog written(HeadKeys keys) {
        var lines = new ArrayList<Line>();
        for (var n = 1; n <= SIZE; n++) {
            lines.add(line(n));
        }
        lines.sort(Comparator.comparing(Line::place));
        var log = new MemoryLog(lines, List.of(), List.of(), List.of());
        log.chainFrom(1);
        for (var position : SIGNED) {
            var hash = log.links.get(position - 1).hash();
            var at = Instant.parse("2026-11-26T00:00:00.123456Z").plusSeconds(position);
            log.heads.add(new Head(log.heads.size() + 1, position, hash, at, keys.ownId(), "").signedBy(keys));
        }
        return new MemoryLog(log.lines, log.links, log.heads, List.of(log.heads, log.heads));
    }

    /** Ids with room between them, and transactions that overtake each other. */
    private static Line line(int n) {
        var person = n % 7 == 0 ? null : new UUID(1, n % 11);
        var xid = 1000 + n / 3 + (n % 5 == 0 ? 2 : 0);
        var offices = n % 7 == 0 ? "{}" : "{" + new UUID(2, n % 4) + "}";
        return new Line(
                n * 10L,
                xid,
                "17641%05d.%06d".formatted(n, n * 17),
                person,
                n % 9 == 0 ? "identity.sign-in" : "reception.PetitionerCalled",
                new UUID(3, n).toString(),
                n % 13 == 0 ? "refused" : "done",
                "{\"n\": " + n + "}",
                offices);
    }

    MemoryLog copy() {
        return new MemoryLog(lines, links, heads, anchored);
    }

    /** As a superuser would, who knows how it is done. */
    void chainFrom(int position) {
        while (links.size() >= position) {
            links.removeLast();
        }
        for (var at = position; at <= lines.size(); at++) {
            links.add(
                    Link.after(at, at == 1 ? Link.BEGINNING : links.get(at - 2).hash(), lines.get(at - 1)));
        }
    }

    @Override
    public List<Head> heads() {
        return heads;
    }

    @Override
    public List<Anchored> anchored() {
        return anchored.stream().map(file -> new Anchored(file, unreadable)).toList();
    }

    @Override
    public long end() {
        return links.stream().mapToLong(Link::position).max().orElse(0);
    }

    @Override
    public List<Row> rows(long afterPosition, long end, int limit) {
        Map<Long, Line> byId = new HashMap<>();
        lines.forEach(line -> byId.put(line.id(), line));
        return links.stream()
                .filter(link -> link.position() > afterPosition && link.position() <= end)
                .sorted(Comparator.comparing(Link::position))
                .limit(limit)
                .map(link -> new Row(link, byId.get(link.line())))
                .toList();
    }

    @Override
    public List<Known> lines(long afterId, int limit) {
        var chained = new HashSet<Long>();
        links.forEach(link -> chained.add(link.line()));
        return lines.stream()
                .filter(line -> line.id() > afterId)
                .sorted(Comparator.comparing(Line::id))
                .limit(limit)
                .map(line -> new Known(line.place(), chained.contains(line.id()), false))
                .toList();
    }
}
