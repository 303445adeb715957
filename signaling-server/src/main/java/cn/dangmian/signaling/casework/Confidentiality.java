package cn.dangmian.signaling.casework;

/** How widely a case may be known. */
public enum Confidentiality {
    /** In sight of the offices on its way. */
    NORMAL,
    /** Only who is on its list looks into it. */
    SENSITIVE,
    /** A report or accusation: only who is on its list, and never the accused. */
    ACCUSATION
}
