package cn.dangmian.signaling.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Every way in which somebody who may do anything to the tables could change the log. */
enum Forgery {
    LINE_ID(LineForgeries::column),
    LINE_XID(LineForgeries::column),
    LINE_TIME(LineForgeries::column),
    LINE_PERSON(LineForgeries::column),
    LINE_ACTION(LineForgeries::column),
    LINE_SUBJECT(LineForgeries::column),
    LINE_OUTCOME(LineForgeries::column),
    LINE_FACTS(LineForgeries::column),
    LINE_OFFICES(LineForgeries::column),
    LINE_TAKEN_AWAY(LineForgeries::takeAway),
    LINE_SLIPPED_IN(LineForgeries::slipIn),
    LINES_SWAPPED(LineForgeries::swap),
    LINK_HASH(LinkForgeries::hash),
    LINK_VERSION(LinkForgeries::version),
    LINK_TO_ANOTHER_LINE(LinkForgeries::anotherLine),
    LINK_TO_NO_LINE(LinkForgeries::noLine),
    LINK_POSITION(LinkForgeries::position),
    LINK_TAKEN_AWAY(LinkForgeries::takeAway),
    LINK_WRITTEN_TWICE(LinkForgeries::twice),
    LINK_HASHES_SWAPPED(LinkForgeries::swapHashes),
    LINKS_SWAPPED(LinkForgeries::swap),
    BOTH_TAKEN_AWAY(LinkForgeries::takeBothAway),
    EDITED_AND_CHAINED_ANEW(ChainForgeries::edit),
    TAKEN_AWAY_AND_CHAINED_ANEW(ChainForgeries::takeAway),
    SWAPPED_AND_CHAINED_ANEW(ChainForgeries::swap),
    TAIL_CUT(ChainForgeries::cut),
    TAIL_AND_HEADS_CUT(ChainForgeries::cutWithHeads),
    HEAD_POSITION(HeadForgeries::position),
    HEAD_HASH(HeadForgeries::hash),
    HEAD_TIME(HeadForgeries::time),
    HEAD_NUMBER(HeadForgeries::number),
    HEAD_KEY(HeadForgeries::key),
    HEAD_TAKEN_AWAY(HeadForgeries::takeAway),
    ANCHOR_HASH(HeadForgeries::anchoredHash),
    ANCHOR_TAKEN_AWAY(HeadForgeries::takeAnchorAway),
    ANCHOR_SPOILT(HeadForgeries::spoilAnchor);

    interface Deed {
        Place commit(Forgery forgery, MemoryLog log, Random random);
    }

    /** Where the findings must be, and nowhere else. */
    record Place(List<Long> positions, List<Long> lines, List<Long> heads) {

        static Place of(long position, long... lines) {
            return new Place(List.of(position), Arrays.stream(lines).boxed().toList(), List.of());
        }

        static Place ofHead(long... numbers) {
            return new Place(
                    List.of(), List.of(), Arrays.stream(numbers).boxed().toList());
        }

        /** And heads that cover that position. */
        Place withHeadsFrom(long position) {
            var numbers = new ArrayList<Long>();
            for (var n = 0; n < MemoryLog.SIGNED.size(); n++) {
                if (MemoryLog.SIGNED.get(n) >= position) {
                    numbers.add(n + 1L);
                }
            }
            return new Place(positions, lines, numbers);
        }

        boolean holds(Finding finding) {
            return (finding.position() == null || positions.contains(finding.position()))
                    && (finding.line() == null || lines.contains(finding.line()))
                    && (finding.head() == null || heads.contains(finding.head()));
        }
    }

    private final Deed deed;

    Forgery(Deed deed) {
        this.deed = deed;
    }

    Place commit(MemoryLog log, Random random) {
        return deed.commit(this, log, random);
    }

    static String spoilt(String hash, Random random) {
        var digits = hash.toCharArray();
        var at = random.nextInt(digits.length);
        digits[at] = digits[at] == '0' ? '1' : '0';
        return new String(digits);
    }
}
