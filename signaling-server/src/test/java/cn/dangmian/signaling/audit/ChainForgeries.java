package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.Forgery.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Within the chain all is right afterwards: only who kept a head can tell, or the order of the transactions. */
final class ChainForgeries {

    private ChainForgeries() {}

    private interface Change {
        List<Long> at(int index);
    }

    /** @return the first head behind the deed, the last position that is there, and lines that stand out of order */
    private static Place anew(MemoryLog log, Random random, Change change) {
        var at = random.nextInt(log.lines.size() - 1);
        var disordered = change.at(at);
        log.chainFrom(at + 1);
        var positions = new ArrayList<Long>();
        var first = MemoryLog.SIGNED.stream()
                .filter(signed -> signed > at)
                .findFirst()
                .orElseThrow();
        positions.add((long) first);
        positions.add((long) MemoryLog.SIZE);
        if (!disordered.isEmpty()) {
            positions.add(at + 2L);
        }
        return new Place(positions, disordered, List.of()).withHeadsFrom(at + 1);
    }

    static Place edit(Forgery forgery, MemoryLog log, Random random) {
        return anew(log, random, at -> {
            log.lines.set(at, LineForgeries.with(log.lines.get(at), Forgery.LINE_FACTS, random.nextInt(9)));
            return List.of();
        });
    }

    static Place takeAway(Forgery forgery, MemoryLog log, Random random) {
        return anew(log, random, at -> {
            log.lines.remove(at);
            return List.of();
        });
    }

    static Place swap(Forgery forgery, MemoryLog log, Random random) {
        return anew(log, random, at -> {
            Collections.swap(log.lines, at, at + 1);
            return List.of(log.lines.get(at).id(), log.lines.get(at + 1).id());
        });
    }

    static Place cut(Forgery forgery, MemoryLog log, Random random) {
        return anew(log, random, at -> {
            log.lines.subList(at, log.lines.size()).clear();
            return List.of();
        });
    }

    /** The heads in the database too: those beside it tell. */
    static Place cutWithHeads(Forgery forgery, MemoryLog log, Random random) {
        return anew(log, random, at -> {
            log.lines.subList(at, log.lines.size()).clear();
            log.heads.removeIf(head -> head.position() > at);
            return List.of();
        });
    }
}
