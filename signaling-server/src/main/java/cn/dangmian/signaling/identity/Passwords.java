package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.Refused;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a password must be like, and passwords to start with. */
@Component
class Passwords {

    static final int MIN_LENGTH = 12;
    private static final int MAX_LENGTH = 200;
    /** Of 4: no word, date, keyboard run or repetition that a list or a rule finds within 10^10 guesses. */
    private static final int MIN_SCORE = 4;
    /** What is read aloud or copied by hand must not hold what looks like something else. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final SecureRandom random = new SecureRandom();
    private final Zxcvbn strength = new Zxcvbn();

    /** @throws Refused when the password is too short or too easily guessed, also by whoever knows the person */
    void check(String password, Person person) {
        var length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw Refused.malformed("identity.password-length", length + " characters (expected: 12 to 200)");
        }
        var lower = password.toLowerCase(Locale.ROOT);
        var own = Stream.concat(
                        Stream.of(person.login(), person.name()),
                        Stream.of(person.login().split("[.-]")))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.codePointCount(0, word.length()) >= 2)
                .toList();
        var tellsTheName =
                lower.contains(person.login()) || lower.contains(person.name().toLowerCase(Locale.ROOT));
        // Only the beginning: the search for patterns takes longer than linear time.
        var beginning = password.substring(0, password.offsetByCodePoints(0, Math.min(length, 64)));
        if (tellsTheName || strength.measure(beginning, own).getScore() < MIN_SCORE) {
            throw Refused.malformed("identity.password-guessable", "the password is easily guessed");
        }
    }

    /** Four groups of four characters, 79 bits. */
    String toStartWith() {
        return IntStream.range(0, 4).mapToObj(_ -> group()).collect(Collectors.joining("-"));
    }

    private String group() {
        return random.ints(4, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
