package cn.dangmian.signaling.kernel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads that belong together, in one snapshot of the database. There the same question has the same answer, however often it is
 * asked: a picture of a line names the same offices, desks and people many times.
 */
@Component
public class Snapshots {

    private static final Duration LATELY = Duration.ofSeconds(5);
    private static final int MOST_NAMES = 20_000;

    /** @param names of all snapshots of these seconds */
    private record Answers(Map<Object, Object> own, Cache<Object, Object> names) {}

    private static final ScopedValue<Answers> ANSWERS = ScopedValue.newInstance();

    private final Cache<Object, Object> names = Caffeine.newBuilder()
            .expireAfterWrite(LATELY)
            .maximumSize(MOST_NAMES)
            .build();
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Snapshots(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return what was read; empty when it was null */
    public <T> Optional<T> read(Supplier<T> reading) {
        return ScopedValue.where(ANSWERS, new Answers(new HashMap<>(), names))
                .call(() -> Optional.ofNullable(transaction.execute(_ -> {
                    // One statement; as a property of the transaction it would cost three.
                    jdbc.sql("set transaction isolation level repeatable read").update();
                    return reading.get();
                })));
    }

    public void readAll(Runnable reading) {
        read(() -> {
            reading.run();
            return true;
        });
    }

    /** Inside {@link #read} what was asked for many at once, so that {@link #once} finds it; outside nothing. */
    public static void know(Map<?, ?> answers) {
        if (ANSWERS.isBound()) {
            ANSWERS.get().own().putAll(answers);
        }
    }

    /**
     * As {@link #once}, but the answer may be some seconds old: offices, people and places are looked at for their names in every
     * picture, and hardly ever get others.
     */
    public static <T> T lately(Object question, Supplier<T> answer) {
        return ANSWERS.isBound() ? once(ANSWERS.get().names().asMap(), question, answer) : answer.get();
    }

    /** Inside {@link #read} asks at once for those of which {@link #lately} would ask one by one; outside for nothing. */
    public static <K> void lookUp(Collection<K> questions, Function<List<K>, Map<K, ?>> answers) {
        if (ANSWERS.isBound()) {
            var names = ANSWERS.get().names();
            var unknown = questions.stream()
                    .distinct()
                    .filter(question -> names.getIfPresent(question) == null)
                    .toList();
            if (!unknown.isEmpty()) {
                names.putAll(answers.apply(unknown));
            }
        }
    }

    /**
     * Inside {@link #read} asked once, outside each time.
     *
     * @param question by which the answer is known again; of a type that no other question has
     */
    public static <T> T once(Object question, Supplier<T> answer) {
        return ANSWERS.isBound() ? once(ANSWERS.get().own(), question, answer) : answer.get();
    }

    @SuppressWarnings("unchecked") // one question has answers of one type
    private static <T> T once(Map<Object, Object> answers, Object question, Supplier<T> answer) {
        var known = answers.get(question);
        if (known == null) {
            known = answer.get();
            answers.put(question, known);
        }
        return (T) known;
    }
}
