package cn.dangmian.signaling.conference;

/** Who looks at a conference. */
enum Sight {
    /** With who was rung in vain, and why they did not come. */
    DESK,
    GUEST,
    /** Sees nothing of what the desk shows in a caucus. */
    PETITIONER
}
