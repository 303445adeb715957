package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.kernel.Refused;
import java.util.Arrays;

/** What a call is put together of ("please", the number digit by digit, "to the terminal on the screen"), and a terminal's sentences. */
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
    OUTRO("outro", "hao4, qing3 dao4 zhong1duan1 jie1fang3"),
    WAITING("waiting", "qing3 shao1hou4, jiao4dao4 nin2, zhe4li3 hui4 xiang3ling2", PieceSet.PROMPT),
    CALLING("calling", "zheng4zai4 hu1jiao4 nin2, qing3 jie1ting1", PieceSet.PROMPT),
    CONNECTING("connecting", "zheng4zai4 jie1tong1, qing3 shao1hou4", PieceSet.PROMPT),
    PASSED_OVER("passed-over", "nin2 yi3 guo4hao4, qing3 gao4su4 gong1zuo4 ren2yuan2", PieceSet.PROMPT),
    TALK_OVER("talk-over", "tan2hua4 jie2shu4, qing3 shao1hou4", PieceSet.PROMPT),
    OVER("over", "jie1fang3 yi3 jie2shu4, qing3 qu3 hui2zhi2", PieceSet.PROMPT);

    private final String spoken;
    private final String pinyin;
    private final PieceSet set;

    Piece(String spoken, String pinyin) {
        this(spoken, pinyin, PieceSet.CALL);
    }

    Piece(String spoken, String pinyin, PieceSet set) {
        this.spoken = spoken;
        this.pinyin = pinyin;
        this.set = set;
    }

    /** As it is called in addresses and tables. */
    String spoken() {
        return spoken;
    }

    /** The synthesizer reads characters as if they were English. */
    String pinyin() {
        return pinyin;
    }

    PieceSet set() {
        return set;
    }

    static Piece of(String name) {
        return Arrays.stream(values())
                .filter(piece -> piece.spoken.equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.unknown("displays.unknown-prompt", "no such piece: " + name.length()));
    }
}
