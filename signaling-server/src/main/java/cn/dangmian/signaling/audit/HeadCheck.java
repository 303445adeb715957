package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.Anchor.Anchored;
import cn.dangmian.signaling.audit.Finding.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Holds signed heads, of the database and beside it, against each other and against the chain. */
final class HeadCheck {

    private final HeadKeys keys;
    private final Consumer<Finding> findings;
    private final TreeMap<Long, Head> byPosition = new TreeMap<>();
    private final Set<Long> excused = new HashSet<>();
    private final Map<Head, Boolean> verified = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    private @Nullable Head first;

    HeadCheck(HeadKeys keys, Consumer<Finding> findings) {
        this.keys = keys;
        this.findings = findings;
    }

    void heads(List<Head> stored, List<Anchored> anchored) {
        var byNumber = stored.stream().collect(Collectors.toMap(Head::number, head -> head));
        var trusted =
                stored.stream().filter(head -> trust(head, Kind.HEAD_EDITED)).toList();
        missing(trusted, byNumber.keySet()).forEach(number -> report(Kind.HEAD_DELETED, number));
        anchored.forEach(file -> compare(file, byNumber));
    }

    private void report(Kind kind, @Nullable Long number) {
        if (reported.add(kind + " " + number)) {
            findings.accept(Finding.of(kind, number));
        }
    }

    /** Numbers that are left out below the greatest one that was signed. */
    private static List<Long> missing(List<Head> trusted, Set<Long> there) {
        var greatest = trusted.stream().mapToLong(Head::number).max().orElse(0);
        return LongStream.range(1, greatest)
                .filter(number -> !there.contains(number))
                .boxed()
                .toList();
    }

    private boolean trust(Head head, Kind otherwise) {
        // The same head stands in the database and in the file of every node.
        if (!verified.computeIfAbsent(head, keys::verifies)) {
            report(otherwise, head.number());
            return false;
        }
        byPosition.putIfAbsent(head.position(), head);
        return true;
    }

    private void compare(Anchored file, Map<Long, Head> stored) {
        if (file.unreadable() > 0) {
            report(Kind.ANCHOR_EDITED, null);
        }
        var trusted = file.heads().stream()
                .filter(head -> trust(head, Kind.ANCHOR_EDITED))
                .toList();
        var numbers = file.heads().stream().map(Head::number).collect(Collectors.toSet());
        missing(trusted, numbers).forEach(number -> report(Kind.ANCHOR_EDITED, number));
        for (var head : trusted) {
            var same = stored.get(head.number());
            if (same == null) {
                report(Kind.HEAD_DELETED, head.number());
            } else if (!same.equals(head)) {
                report(Kind.HEAD_EDITED, head.number());
            }
        }
    }

    /** The chain's own row at this position was found to be wrong, so it says nothing about the head. */
    void excuse(Finding finding) {
        if (finding.position() != null && byPosition.containsKey(finding.position())) {
            excused.add(finding.position());
        }
    }

    void step(Link link) {
        var head = byPosition.get(link.position());
        if (head != null && !head.hash().equals(link.hash()) && first == null) {
            first = head;
        }
    }

    /** @param end the newest position of the chain */
    void end(long end) {
        if (first != null && !excused.contains(first.position())) {
            findings.accept(new Finding(Kind.CHAIN_REPLACED, first.position(), null, first.number()));
        }
        var cut = byPosition.higherEntry(end);
        if (cut != null) {
            var head = cut.getValue();
            findings.accept(new Finding(Kind.TAIL_CUT, head.position(), null, head.number()));
        }
    }
}
