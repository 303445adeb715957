package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.Evidence.Row;
import cn.dangmian.signaling.audit.Finding.Kind;
import cn.dangmian.signaling.audit.Line.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes along the chain, link by link, and tells what is not as it was written. It remembers one link, however long the chain is. */
final class ChainWalk {

    private static final int GUESSES = 8;

    /**
     * A link that does not fit its line: the next one tells which of the two was changed, because it covers the hash that was
     * written.
     *
     * @param rights hashes the link may have had: several when the one before is in doubt too
     */
    private record Doubt(Link link, List<String> rights) {}

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
            // Nothing tells what the hash before was, so this row is not judged; all behind it are.
            requireOrder(link, row.line());
        } else {
            compare(link, row.line());
        }
        position = link.position();
        hash = link.hash();
    }

    private void compare(Link link, Line line) {
        var rights = new ArrayList<String>();
        rights.add(link.expected(hash, line));
        if (doubt != null) {
            doubt.rights().stream().limit(GUESSES).forEach(before -> rights.add(link.expected(before, line)));
        }
        if (!link.isOfKnownVersion()) {
            findings.accept(Finding.at(Kind.LINK_EDITED, link.position(), link.line()));
        }
        if (!rights.contains(link.hash())) {
            settle(Kind.ROW_EDITED);
            doubt = new Doubt(link, rights);
            return;
        }
        settle(rights.getFirst().equals(link.hash()) ? Kind.LINE_EDITED : Kind.LINK_EDITED);
        if (requireOrder(link, line)) {
            place = line.place();
        }
    }

    private boolean requireOrder(Link link, Line line) {
        if (place.compareTo(line.place()) < 0) {
            return true;
        }
        findings.accept(Finding.at(Kind.REORDERED, link.position(), line.id()));
        return false;
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
