package cn.dangmian.e2e;

import java.util.concurrent.ThreadLocalRandom;

/** Numbers of identity cards that add up (GB 11643) and are nobody's: the region has never been given. */
final class IdNumbers {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private IdNumbers() {}

    /** Another person each time. */
    static String next() {
        var random = ThreadLocalRandom.current();
        return withCheck("5199%02d19%02d%02d%02d%03d"
                .formatted(
                        random.nextInt(100),
                        random.nextInt(40, 100),
                        random.nextInt(1, 13),
                        random.nextInt(1, 29),
                        random.nextInt(1000)));
    }

    /** @param digits the seventeen before the last */
    static String withCheck(String digits) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return digits + CHECKS.charAt(sum % 11);
    }
}
