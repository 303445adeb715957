package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.kernel.Refused;
import java.util.Arrays;
import java.util.List;

/** What a call is put together of: "please", the number digit by digit, "to the terminal on the screen". */
enum Piece {
    INTRO("intro", "qing3"),
    ZERO("0", "ling2"),
    ONE("1", "yi1"),
    TWO("2", "er4"),
    THREE("3", "san1"),
    FOUR("4", "si4"),
    FIVE("5", "wu3"),
    SIX("6", "liu4"),
    SEVEN("7", "qi1"),
    EIGHT("8", "ba1"),
    NINE("9", "jiu3"),
    OUTRO("outro", "hao4, qing3 dao4 zhong1duan1 jie1fang3");

    static final List<String> NAMES = Arrays.stream(values()).map(Piece::spoken).toList();

    private final String spoken;
    private final String pinyin;

    Piece(String spoken, String pinyin) {
        this.spoken = spoken;
        this.pinyin = pinyin;
    }

    /** As it is called in addresses and tables. */
    String spoken() {
        return spoken;
    }

    /** The synthesizer reads characters as if they were English. */
    String pinyin() {
        return pinyin;
    }

    static Piece of(String name) {
        return Arrays.stream(values())
                .filter(piece -> piece.spoken.equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.unknown("displays.unknown-prompt", "no such piece: " + name.length()));
    }
}
