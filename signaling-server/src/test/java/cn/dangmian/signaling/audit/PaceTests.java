package cn.dangmian.signaling.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast the log is chained and verified, and what a line costs the change. {@code -Daudit.lines=1000000} for a long log; what is
 * asserted holds for every length.
 */
@Tag("figures")
class PaceTests {

    private static final int LINES = Integer.getInteger("audit.lines", 8_000);
    private static final int PIECES = 4;

    @Test
    void chainsALongLogAsFastAsAShortOne() {
        try (var log = StoredLog.fresh()) {
            log.write(200);
            log.sequencer.chainNow();
            var seconds = new double[PIECES];
            for (var piece = 0; piece < PIECES; piece++) {
                fill(log, LINES / PIECES);
                seconds[piece] = seconds(log.sequencer::chainNow);
            }
            var verified = seconds(() -> assertThat(log.verify()).isEmpty());
            System.out.printf(
                    "audit pace: %d lines, chained %.0f/s (quarters: %s s), verified %.0f/s%n",
                    LINES,
                    LINES / Arrays.stream(seconds).sum(),
                    Arrays.stream(seconds).mapToObj("%.2f"::formatted).toList(),
                    (LINES + 200) / verified);
            assertThat(seconds[PIECES - 1]).isLessThan(5 * seconds[0] + 1);
            System.out.printf(
                    "audit pace: a transaction with one insert %.3f ms, with a line of the log beside it %.3f ms%n",
                    millis(log.url, false), millis(log.url, true));
        }
    }

    /** As the service writes them, many at once; the person is one that holds a duty. */
    private static void fill(StoredLog log, int lines) {
        log.jdbc.sql("""
                        insert into audit_line (person, action, subject, outcome, facts, offices)
                        select gen_random_uuid(), 'test.pace', gen_random_uuid()::text, 'done',
                               jsonb_build_object('terminal', gen_random_uuid(), 'desk', gen_random_uuid(), 'n', n),
                               array[gen_random_uuid()] from generate_series(1, ?) n""").param(lines).update();
    }

    private static double millis(String url, boolean withLine) {
        var rounds = 300;
        var source = new SingleConnectionDataSource(url, StoredLog.postgres().service(), "", true);
        var jdbc = JdbcClient.create(source);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        var audit = new Audit(jdbc, new JsonMapper());
        var facts = Map.of("terminal", UUID.randomUUID(), "desk", UUID.randomUUID());
        Runnable work = () -> {
            for (var n = 0; n < rounds; n++) {
                transaction.executeWithoutResult(_ -> {
                    jdbc.sql("insert into sign_in_failure (key) values ('pace')")
                            .update();
                    if (withLine) {
                        audit.done(UUID.randomUUID(), "test.pace", "subject", facts);
                    }
                });
            }
        };
        work.run();
        var took = seconds(work);
        source.destroy();
        return took * 1000 / rounds;
    }

    private static double seconds(Runnable work) {
        var began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }
}
