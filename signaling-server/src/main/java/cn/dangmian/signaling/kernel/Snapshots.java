package cn.dangmian.signaling.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    private static final ScopedValue<Map<Object, Object>> ANSWERS = ScopedValue.newInstance();

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
        return ScopedValue.where(ANSWERS, new HashMap<>())
                .call(() -> Optional.ofNullable(transaction.execute(_ -> {
                    // One statement; as a property of the transaction it would cost three.
                    jdbc.sql("set transaction isolation level repeatable read").update();
                    return reading.get();
                })));
    }

    /** Inside {@link #read} what was asked for many at once, so that {@link #once} finds it; outside nothing. */
    public static void know(Map<?, ?> answers) {
        if (ANSWERS.isBound()) {
            ANSWERS.get().putAll(answers);
        }
    }

    /**
     * Inside {@link #read} asked once, outside each time.
     *
     * @param question by which the answer is known again; of a type that no other question has
     */
    @SuppressWarnings("unchecked") // one question has answers of one type
    public static <T> T once(Object question, Supplier<T> answer) {
        if (!ANSWERS.isBound()) {
            return answer.get();
        }
        var answers = ANSWERS.get();
        var known = answers.get(question);
        if (known == null) {
            known = answer.get();
            answers.put(question, known);
        }
        return (T) known;
    }
}
