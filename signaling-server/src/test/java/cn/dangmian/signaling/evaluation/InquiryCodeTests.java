package cn.dangmian.signaling.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.dangmian.signaling.kernel.Refused;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InquiryCodeTests {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /** The page reckons the same: {@code code.test.ts} has the same one. */
    private static final String GOOD = "ABCDEFGHJKLMNPQ5";

    private final Random random = new Random(7);

    @Test
    void isReadHoweverItWasTyped() {
        assertThat(InquiryCode.typed(" abcd-efgh jklm-npq5").signs()).isEqualTo(GOOD);
        assertThat(InquiryCode.typed(GOOD).grouped()).isEqualTo("ABCD-EFGH-JKLM-NPQ5");
    }

    @Test
    void isAnotherEachTimeAndPassesItsOwnCheck() {
        var made = new HashSet<String>();
        for (var n = 0; n < 1000; n++) {
            var code = InquiryCode.random(random);
            assertThat(InquiryCode.typed(code.grouped())).isEqualTo(code);
            made.add(code.signs());
        }
        assertThat(made).hasSize(1000);
    }

    @Test
    void isToldFromEveryOneWithAnotherSignInOnePlace() {
        for (var i = 0; i < GOOD.length(); i++) {
            for (var sign : ALPHABET.replace(String.valueOf(GOOD.charAt(i)), "").toCharArray()) {
                assertMistyped(GOOD.substring(0, i) + sign + GOOD.substring(i + 1));
            }
        }
    }

    /** Of two neighbours in the wrong order the check misses one pair of 496: those whose values are 0 and 31. */
    @Test
    void isToldFromAlmostEveryOneWithTwoNeighboursInTheWrongOrder() {
        for (var n = 0; n < 500; n++) {
            var signs = InquiryCode.random(random).signs();
            var at = random.nextInt(signs.length() - 1);
            var one = signs.charAt(at);
            var other = signs.charAt(at + 1);
            if (one != other && Math.abs(ALPHABET.indexOf(one) - ALPHABET.indexOf(other)) != 31) {
                assertMistyped(signs.substring(0, at) + other + one + signs.substring(at + 2));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ABCDEFGHJKLMNPQ", "ABCDEFGHJKLMNPQ55", "0BCDEFGHJKLMNPQ5", "' or 1=1 --", "ＡBCDEFGHJKLMNPQ5"
            })
    void isNothingElse(String typed) {
        assertMistyped(typed);
    }

    private static void assertMistyped(String typed) {
        assertThatThrownBy(() -> InquiryCode.typed(typed))
                .as(typed)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("evaluation.mistyped-code"));
    }

    @Test
    void standsInNoLog() {
        assertThat(InquiryCode.typed(GOOD)).asString().doesNotContain("ABCD");
    }
}
