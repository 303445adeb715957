package cn.dangmian.signaling.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.Disposition.Kind;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispositionTests {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO_FURTHER_ACTION")
    void needsNoNote(Kind kind) {
        assertThat(new Disposition(kind, null).note()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\u3000"})
    void explainsWhyNothingMoreIsDone(@Nullable String note) {
        refuses("reception.note-needed", () -> new Disposition(Kind.NO_FURTHER_ACTION, note));
        assertThatCode(() -> new Disposition(Kind.NO_FURTHER_ACTION, "已三级终结")).doesNotThrowAnyException();
    }

    @Test
    void keepsItsNoteAsItWasTypedButForBlanksAroundIt() {
        assertThat(new Disposition(Kind.ASSIGNED, " <b>阿布都·热合曼</b>\n转县局 ").note())
                .isEqualTo("<b>阿布都·热合曼</b>\n转县局");
    }

    @ParameterizedTest
    @ValueSource(strings = {"字", "𠮷"})
    void takesAThousandCharactersAndNoMore(String character) {
        assertThatCode(() -> new Disposition(Kind.ASSIGNED, character.repeat(1000)))
                .doesNotThrowAnyException();
        refuses("reception.note-too-long", () -> new Disposition(Kind.ASSIGNED, character.repeat(1001)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u0085b"})
    void refusesControlCharacters(String note) {
        refuses("reception.bad-note", () -> new Disposition(Kind.ASSIGNED, note));
    }

    @Test
    void isOneOfAtLeastOneAndAtMostAllKinds() {
        var one = new Disposition(Kind.TRANSFERRED, "");
        assertThat(Disposition.atLeastOne(List.of(one))).containsExactly(one);
        assertThat(Disposition.atLeastOne(Collections.nCopies(10, one))).hasSize(10);
        refuses("reception.disposition-needed", () -> Disposition.atLeastOne(List.of()));
        refuses("reception.disposition-needed", () -> Disposition.atLeastOne(Collections.nCopies(11, one)));
    }

    private static void refuses(String code, ThrowingCallable made) {
        assertThatExceptionOfType(Refused.class).isThrownBy(made).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.kind()).isEqualTo(Refused.Kind.MALFORMED);
        });
    }
}
