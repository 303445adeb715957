package cn.dangmian.signaling.evaluation;

import cn.dangmian.signaling.kernel.Refused;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Sixteen signs in groups of four, none of which is taken for another. The last one is a check by Luhn's algorithm modulo 32 (ISO/IEC
 * 7812-1, annex B, for a larger alphabet), so that what was mistyped is told from what nobody has.
 */
record InquiryCode(String signs) {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int RANDOM_SIGNS = 15;
    private static final int GROUP = 4;

    static InquiryCode random(RandomGenerator random) {
        var signs = random.ints(RANDOM_SIGNS, 0, ALPHABET.length())
                .mapToObj(sign -> String.valueOf(ALPHABET.charAt(sign)))
                .collect(Collectors.joining());
        return new InquiryCode(signs + ALPHABET.charAt(check(signs)));
    }

    /** @param typed with any blanks and hyphens, in either case */
    static InquiryCode typed(String typed) {
        var signs = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        var known = signs.length() == RANDOM_SIGNS + 1 && signs.chars().allMatch(sign -> ALPHABET.indexOf(sign) >= 0);
        if (!known || ALPHABET.indexOf(signs.charAt(RANDOM_SIGNS)) != check(signs.substring(0, RANDOM_SIGNS))) {
            throw Refused.malformed("evaluation.mistyped-code", "its last sign does not fit the others");
        }
        return new InquiryCode(signs);
    }

    private static int check(String signs) {
        var base = ALPHABET.length();
        var sum = 0;
        for (var i = 0; i < signs.length(); i++) {
            var fromRight = signs.length() - i;
            var weighed = ALPHABET.indexOf(signs.charAt(i)) * (fromRight % 2 == 1 ? 2 : 1);
            sum += weighed / base + weighed % base;
        }
        return (base - sum % base) % base;
    }

    /** {@code ABCD-EFGH-JKLM-NPQR} */
    String grouped() {
        return signs.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "an inquiry code";
    }
}
