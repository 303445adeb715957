package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.Evidence.Row;
import cn.dangmian.signaling.audit.Finding.Kind;
import cn.dangmian.signaling.audit.Line.Place;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes along the chain, link by link, and tells what is not as it was written. It remembers one link, however long the chain is. */
final class ChainWalk {

    /**
     * A link that does not fit its line: the next one tells which of the two was changed, because it covers the hash that was
     * written.
     *
     * @param right the hash the link should have
     */
    private record Doubt(Link link, String right) {}

    private final Consumer<Finding> findings;
    private long position;
    private String hash = Link.BEGINNING;
    private Place place = Place.BEGINNING;
    private @Nullable Doubt doubt;

    ChainWalk(Consumer<Finding> findings) {
        this.findings = findings;
    }

    /** The newest line that is as it was chained. */
    Place place() {
        return place;
    }

    void step(Row row) {
        var link = row.link();
        if (link.position() < 1) {
            findings.accept(Finding.at(Kind.LINK_EDITED, link.position(), link.line()));
            return;
        }
        var gap = link.position() != position + 1;
        if (gap) {
            settle(Kind.ROW_EDITED);
            findings.accept(Finding.at(Kind.LINK_DELETED, position + 1, null));
            if (link.position() > position + 2) {
                findings.accept(Finding.at(Kind.LINK_DELETED, link.position() - 1, null));
            }
        }
        if (row.line() == null) {
            settle(Kind.ROW_EDITED);
            findings.accept(Finding.at(Kind.LINE_DELETED, link.position(), link.line()));
        } else if (gap) {
            // Nothing tells what the hash before was; the next link tells whether this one was changed.
            place = row.line().place();
        } else {
            compare(link, row.line());
        }
        position = link.position();
        hash = link.hash();
    }

    private void compare(Link link, Line line) {
        var right = link.expected(hash, line);
        if (right.equals(link.hash())) {
            settle(Kind.LINE_EDITED);
            inOrder(link, line);
        } else if (doubt != null && link.expected(doubt.right(), line).equals(link.hash())) {
            settle(Kind.LINK_EDITED);
            inOrder(link, line);
        } else {
            settle(Kind.ROW_EDITED);
            doubt = new Doubt(link, right);
        }
    }

    private void inOrder(Link link, Line line) {
        if (place.compareTo(line.place()) >= 0) {
            findings.accept(Finding.at(Kind.REORDERED, link.position(), line.id()));
        }
        place = line.place();
    }

    private void settle(Kind kind) {
        if (doubt != null) {
            findings.accept(
                    Finding.at(kind, doubt.link().position(), doubt.link().line()));
            doubt = null;
        }
    }

    void end() {
        settle(Kind.ROW_EDITED);
    }
}
