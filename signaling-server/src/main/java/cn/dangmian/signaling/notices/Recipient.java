package cn.dangmian.signaling.notices;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a notice goes.
 *
 * @param address E.164 for a telephone
 * @param masked for lists
 */
record Recipient(String address, String masked) {

    private static final Pattern CHINESE_MOBILE = Pattern.compile("(?:\\+?86|0086)?(1[3-9][0-9]{9})");
    private static final Pattern ABROAD = Pattern.compile("\\+(?!86)[1-9][0-9]{7,14}");
    private static final int HEAD = 3;
    private static final int TAIL = 4;

    /** @return nothing for a number that takes no short messages, as those of a fixed line */
    static Optional<Recipient> mobile(String telephone) {
        var chinese = CHINESE_MOBILE.matcher(telephone);
        if (chinese.matches()) {
            return Optional.of(new Recipient("+86" + chinese.group(1), masked(chinese.group(1))));
        }
        return ABROAD.matcher(telephone).matches()
                ? Optional.of(new Recipient(telephone, masked(telephone)))
                : Optional.empty();
    }

    static Recipient email(String address) {
        return new Recipient(address, address.charAt(0) + "***" + address.substring(address.indexOf('@')));
    }

    private static String masked(String number) {
        return number.substring(0, HEAD)
                + "*".repeat(number.length() - HEAD - TAIL)
                + number.substring(number.length() - TAIL);
    }

    @Override
    public String toString() {
        return masked;
    }
}
