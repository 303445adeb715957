package cn.dangmian.signaling.displays;

import java.util.Arrays;
import java.util.List;

/** What is spoken whole or not at all. */
enum PieceSet {
    /** At a hall's screen: one sentence of twelve pieces. */
    CALL,
    /** At a terminal, to whoever does not read its screen: each piece is a sentence. */
    PROMPT;

    List<Piece> pieces() {
        return Arrays.stream(Piece.values())
                .filter(piece -> piece.set() == this)
                .toList();
    }

    List<String> names() {
        return pieces().stream().map(Piece::spoken).toList();
    }
}
