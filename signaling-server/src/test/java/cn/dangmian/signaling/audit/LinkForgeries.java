package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.Forgery.Place;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

final class LinkForgeries {

    private static final long NO_LINE = 5;

    private LinkForgeries() {}

    private interface Change {
        Link of(Link link);
    }

    private static Place change(MemoryLog log, Random random, Change change) {
        var at = random.nextInt(log.links.size());
        var link = log.links.get(at);
        log.links.set(at, change.of(link));
        return Place.of(link.position(), link.line(), NO_LINE);
    }

    private static Link with(Link link, long line, String hash) {
        return new Link(link.position(), line, link.version(), hash);
    }

    static Place hash(Forgery forgery, MemoryLog log, Random random) {
        return change(log, random, link -> with(link, link.line(), Forgery.spoilt(link.hash(), random)));
    }

    static Place version(Forgery forgery, MemoryLog log, Random random) {
        return change(log, random, link -> new Link(link.position(), link.line(), 2 + random.nextInt(9), link.hash()));
    }

    static Place noLine(Forgery forgery, MemoryLog log, Random random) {
        return change(log, random, link -> with(link, NO_LINE, link.hash()));
    }

    static Place position(Forgery forgery, MemoryLog log, Random random) {
        var to = random.nextBoolean() ? MemoryLog.SIZE + 2L : -random.nextInt(3);
        var place = change(log, random, link -> new Link(to, link.line(), link.version(), link.hash()));
        var from = place.positions().getFirst();
        // Behind a gap at the end there is another one, and a head may stand in either.
        return new Place(List.of(from, to, MemoryLog.SIZE + 0L, MemoryLog.SIZE + 1L), place.lines(), List.of())
                .withHeadsFrom(from);
    }

    static Place takeAway(Forgery forgery, MemoryLog log, Random random) {
        var link = log.links.remove(random.nextInt(log.links.size()));
        return Place.of(link.position(), link.line()).withHeadsFrom(MemoryLog.SIZE);
    }

    static Place takeBothAway(Forgery forgery, MemoryLog log, Random random) {
        var at = random.nextInt(log.links.size());
        log.links.remove(at);
        log.lines.remove(at);
        return Place.of(at + 1).withHeadsFrom(MemoryLog.SIZE);
    }

    static Place twice(Forgery forgery, MemoryLog log, Random random) {
        var line = log.lines.get(random.nextInt(log.lines.size()));
        log.links.add(Link.after(MemoryLog.SIZE + 1L, log.links.getLast().hash(), line));
        return Place.of(MemoryLog.SIZE + 1L, line.id());
    }

    private interface Swap {
        Link of(Link link, Link other);
    }

    private static Place swap(MemoryLog log, Random random, Swap swap) {
        var at = random.nextInt(log.links.size());
        var other = (at + 1 + random.nextInt(log.links.size() - 1)) % log.links.size();
        var one = log.links.get(at);
        var two = log.links.get(other);
        log.links.set(at, swap.of(one, two));
        log.links.set(other, swap.of(two, one));
        return new Place(List.of(one.position(), two.position()), List.of(one.line(), two.line()), List.of());
    }

    static Place swapHashes(Forgery forgery, MemoryLog log, Random random) {
        return swap(log, random, (link, other) -> with(link, link.line(), other.hash()));
    }

    /** Line and hash at once. Nothing is left that could confirm the row behind, so that one is named as well. */
    static Place swap(Forgery forgery, MemoryLog log, Random random) {
        var place = swap(log, random, (link, other) -> with(link, other.line(), other.hash()));
        var positions = place.positions().stream()
                .flatMap(position -> Stream.of(position, position + 1))
                .toList();
        var lines = positions.stream()
                .filter(position -> position <= MemoryLog.SIZE)
                .map(position -> log.lines.get((int) (position - 1)).id())
                .toList();
        return new Place(positions, lines, List.of());
    }

    static Place anotherLine(Forgery forgery, MemoryLog log, Random random) {
        return swap(
                log,
                random,
                (link, other) -> link.position() < other.position() ? with(link, other.line(), link.hash()) : link);
    }
}
