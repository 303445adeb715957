package cn.dangmian.signaling.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.kernel.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@Tag("figures")
class PasswordHashingTests {

    @Test
    void hashesWithArgon2idAndStillKnowsBcrypt() {
        var hashing = new PasswordHashing(19_456, 2, 1);
        var hash = Objects.requireNonNull(hashing.encode("a password"));
        assertThat(hash).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashing.matches("a password", hash)).isTrue();
        assertThat(hashing.matches("another", hash)).isFalse();
        assertThat(hashing.upgradeEncoding(hash)).isFalse();
        var old = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("a password");
        assertThat(hashing.matches("a password", old)).isTrue();
        assertThat(hashing.upgradeEncoding(old)).isTrue();
        assertThat(new PasswordHashing(19_456, 3, 1).upgradeEncoding(hash)).isTrue();
        assertThat(milliseconds(hashing, hash)).isLessThan(300);
    }

    private static long milliseconds(PasswordHashing hashing, String hash) {
        var best = Long.MAX_VALUE;
        for (var i = 0; i < 10; i++) {
            var began = System.nanoTime();
            hashing.matches("another", hash);
            best = Math.min(best, System.nanoTime() - began);
        }
        System.out.printf("one hash (Argon2id, 19 MiB, 2 passes): %d ms%n", best / 1_000_000);
        return best / 1_000_000;
    }

    @Test
    void turnsAFloodAwayInsteadOfServingItWithAllItHas() throws Exception {
        var hashing = new PasswordHashing(19_456, 2, 1);
        var hash = Objects.requireNonNull(hashing.encode("a password"));
        var answers = new ArrayList<String>();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> attempt = () -> answer(hashing, hash);
            List<Future<String>> sent = new ArrayList<>();
            for (var i = 0; i < 200; i++) {
                sent.add(crowd.submit(attempt));
            }
            for (var one : sent) {
                answers.add(one.get());
            }
        }
        assertThat(answers).contains("true", "identity.busy").hasSize(200);
        // One at work and sixteen in line, and a few more while those were served.
        assertThat(answers.stream().filter("true"::equals).count()).isBetween(17L, 60L);
        assertThat(hashing.matches("a password", hash)).isTrue();
    }

    private static String answer(PasswordHashing hashing, String hash) {
        try {
            return String.valueOf(hashing.matches("a password", hash));
        } catch (Refused refused) {
            return refused.code();
        }
    }
}
