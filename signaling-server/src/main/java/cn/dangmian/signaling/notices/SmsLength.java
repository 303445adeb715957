package cn.dangmian.signaling.notices;

/**
 * A short message as it is paid for: seventy characters in one piece, sixty-seven in each of several. A gateway may count Latin
 * letters more cheaply, never more dearly.
 *
 * @param characters units of UTF-16, as the network counts
 */
record SmsLength(int characters, int segments) {

    private static final int ALONE = 70;
    private static final int IN_SEVERAL = 67;

    static SmsLength of(String text) {
        var characters = text.length();
        return new SmsLength(characters, characters <= ALONE ? 1 : Math.ceilDiv(characters, IN_SEVERAL));
    }
}
