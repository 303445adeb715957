package cn.dangmian.signaling.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTests {

    private final Passwords passwords = new Passwords();
    private final Person person = new Person(PersonId.next(), "zhang.weiguo", "张卫国", true);

    @ParameterizedTest
    @ValueSource(strings = {"mill-lane drain 37 stones", "青山依旧在几度夕阳红", "xK4-plum-Rw92-tide", "duck ladder quartz moon"})
    void takesALongOneThatNobodyGuesses(String password) {
        var enough = password.length() < 12 ? password + password.substring(0, 3) + "雨" : password;
        assertThatCode(() -> passwords.check(enough, person)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "short, identity.password-length",
        "elevenchars, identity.password-length",
        "password1234, identity.password-guessable",
        "aaaaaaaaaaaaaaaa, identity.password-guessable",
        "qwertyuiop123, identity.password-guessable",
        "123456789012, identity.password-guessable",
        "2026-11-26-2026, identity.password-guessable",
        "mill Zhang.Weiguo 37 stones, identity.password-guessable",
        "mill-lane 张卫国 37 stones, identity.password-guessable",
        "weiguozhang12, identity.password-guessable"
    })
    void refusesWhatIsShortOrGuessed(String password, String code) {
        assertThatThrownBy(() -> passwords.check(password, person))
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .extracting(Refused::code)
                .isEqualTo(code);
    }

    @Test
    void startsEverybodyWithAnotherOneThatItWouldTake() {
        var all = IntStream.range(0, 200).mapToObj(_ -> passwords.toStartWith()).toList();
        assertThat(all)
                .doesNotHaveDuplicates()
                .allMatch(one -> one.matches("([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}"));
        assertThatCode(() -> passwords.check(all.getFirst(), person)).doesNotThrowAnyException();
    }
}
