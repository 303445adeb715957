package cn.dangmian.signaling.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.dangmian.signaling.kernel.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTests {

    private static String name(String text) {
        return Texts.line("petitioner.name", text, 1, 60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王小明",
                "阿布都热合曼·买买提·阿不都克热木",
                "O'Neill \"Jim\"; drop table person --",
                "<b onclick=\"alert(1)\">王</b> & <script>alert(1)</script>"
            })
    void keepsATextAsItWasTyped(String text) {
        assertThat(name(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"名", "𠮷", "😀"})
    void countsSixtyCharactersHoweverTheyAreStored(String character) {
        assertThat(name(character.repeat(60))).isEqualTo(character.repeat(60));
        refuses("petitioner.name: 61 characters (expected: 1..60)", () -> name(character.repeat(61)));
    }

    @Test
    void cutsBlanksAroundATextBeforeItCounts() {
        assertThat(name(" \u3000王小明\t ")).isEqualTo("王小明");
        assertThat(name("  " + "名".repeat(60) + "  ")).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u3000"})
    void refusesAnEmptyNameAndTakesAnEmptyAddress(String text) {
        refuses("petitioner.name: 0 characters (expected: 1..60)", () -> name(text));
        assertThat(Texts.line("petitioner.address", text, 0, 200)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\u001b[31mb", "a\u007fb", "a\u0085b", "a\nb", "a\tb", "a\rb"})
    void refusesControlCharactersInALine(String text) {
        refuses("petitioner.name: holds control characters", () -> name(text));
    }

    @Test
    void keepsParagraphsAndTabsInALongText() {
        assertThat(Texts.paragraphs("matter.text", "一\r\n二\n\t三", 5000)).isEqualTo("一\n二\n\t三");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\rb", "a\u000bb"})
    void refusesOtherControlCharactersInALongText(String text) {
        refuses("matter.text: holds control characters", () -> Texts.paragraphs("matter.text", text, 5000));
    }

    @Test
    void boundsALongText() {
        assertThat(Texts.paragraphs("matter.text", "字".repeat(5000), 5000)).hasSize(5000);
        refuses(
                "matter.text: 5001 characters (expected: 0..5000)",
                () -> Texts.paragraphs("matter.text", "字".repeat(5001), 5000));
    }

    private static void refuses(String text, ThrowingCallable work) {
        assertThatExceptionOfType(Refused.class).isThrownBy(work).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo("casework.bad-text");
            assertThat(refused.kind()).isEqualTo(Refused.Kind.MALFORMED);
            assertThat(refused.text()).isEqualTo(text);
        });
    }
}
