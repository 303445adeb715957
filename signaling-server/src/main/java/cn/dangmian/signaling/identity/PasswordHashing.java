package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.Refused;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id for new passwords, and what was used before for old ones. Hashing is slow on purpose, so it has few threads of its own
 * and a short line before them: a flood of sign-ins finds "busy", and those who talk keep the rest of the machine.
 */
@Component
class PasswordHashing implements PasswordEncoder {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int WAITING = 16;

    private final PasswordEncoder encoder;
    private final ThreadPoolExecutor threads;

    PasswordHashing(EntranceSettings settings) {
        this(
                settings.hashMemory(),
                settings.hashPasses(),
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    PasswordHashing(int memory, int passes, int atOnce) {
        var argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, memory, passes);
        encoder = new DelegatingPasswordEncoder(
                "argon2id", Map.of("argon2id", argon2, "bcrypt", new BCryptPasswordEncoder()));
        // Not virtual threads: one that computes would hold up all the others.
        threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().name("password-", 1).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> encoder.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return Boolean.TRUE.equals(inTurn(() -> encoder.matches(password, hash)));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T extends @Nullable Object> T inTurn(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException full) {
            throw new Refused(Refused.Kind.TOO_MANY, "identity.busy", "too many sign-ins at the same time; try again");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be hashed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
