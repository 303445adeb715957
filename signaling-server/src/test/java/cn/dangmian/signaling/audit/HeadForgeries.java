package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.Forgery.Place;
import java.time.Duration;
import java.util.Random;

final class HeadForgeries {

    private HeadForgeries() {}

    private interface Change {
        Head of(Head head);
    }

    private static Place change(MemoryLog log, Random random, Change change) {
        var at = random.nextInt(log.heads.size());
        var head = log.heads.get(at);
        var changed = change.of(head);
        log.heads.set(at, changed);
        return Place.ofHead(head.number(), changed.number());
    }

    static Place position(Forgery forgery, MemoryLog log, Random random) {
        return change(
                log,
                random,
                head -> new Head(
                        head.number(), head.position() + 1, head.hash(), head.at(), head.key(), head.signature()));
    }

    static Place hash(Forgery forgery, MemoryLog log, Random random) {
        return change(log, random, head -> spoilt(head, random));
    }

    private static Head spoilt(Head head, Random random) {
        var hash = Forgery.spoilt(head.hash(), random);
        return new Head(head.number(), head.position(), hash, head.at(), head.key(), head.signature());
    }

    static Place time(Forgery forgery, MemoryLog log, Random random) {
        return change(
                log,
                random,
                head -> new Head(
                        head.number(),
                        head.position(),
                        head.hash(),
                        head.at().plus(Duration.ofNanos(1000)),
                        head.key(),
                        head.signature()));
    }

    static Place number(Forgery forgery, MemoryLog log, Random random) {
        var far = Long.MAX_VALUE - random.nextInt(9);
        return change(
                log,
                random,
                head -> new Head(far, head.position(), head.hash(), head.at(), head.key(), head.signature()));
    }

    static Place key(Forgery forgery, MemoryLog log, Random random) {
        return change(
                log,
                random,
                head -> new Head(
                        head.number(), head.position(), head.hash(), head.at(), "0123456789abcdef", head.signature()));
    }

    static Place takeAway(Forgery forgery, MemoryLog log, Random random) {
        return Place.ofHead(log.heads.remove(random.nextInt(log.heads.size())).number());
    }

    static Place anchoredHash(Forgery forgery, MemoryLog log, Random random) {
        var file = log.anchored.get(random.nextInt(2));
        var at = random.nextInt(file.size());
        var head = file.get(at);
        file.set(at, spoilt(head, random));
        return Place.ofHead(head.number());
    }

    /** The newest one is written again from the database before each verification. */
    static Place takeAnchorAway(Forgery forgery, MemoryLog log, Random random) {
        var file = log.anchored.get(random.nextInt(2));
        return Place.ofHead(file.remove(random.nextInt(file.size() - 1)).number());
    }

    static Place spoilAnchor(Forgery forgery, MemoryLog log, Random random) {
        log.unreadable = 1 + random.nextInt(3);
        return Place.ofHead();
    }
}
