package cn.dangmian.signaling.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chain in a real database: its order under commits that come late, its writers, its roles. */
class StoredChainTests {

    @SuppressWarnings("NullAway.Init") // before each test
    private StoredLog log;

    @BeforeEach
    void found() {
        log = StoredLog.fresh();
    }

    @AfterEach
    void leave() {
        log.close();
    }

    @Test
    void chainsEveryLineOnceAndVerifies() {
        log.write(2500);
        log.sequencer.chainNow();
        assertThat(log.chained()).hasSize(2500).doesNotHaveDuplicates();
        assertThat(positions())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2500).boxed().toList());
        log.sequencer.chainNow();
        assertThat(log.chained()).hasSize(2500);
        assertThat(log.verify()).isEmpty();
    }

    private List<Long> positions() {
        return log.jdbc
                .sql("select position from audit_link order by position")
                .query(Long.class)
                .list();
    }

    /** Whose transaction began before others and commits after them. */
    @Test
    void aLineThatIsCommittedLateIsNotMissedAndStandsInItsPlace() throws SQLException {
        log.write(3);
        try (var late = log.connection()) {
            late.setAutoCommit(false);
            var lateLine = write(late);
            log.write(5);
            log.sequencer.chainNow();
            assertThat(log.chained()).hasSize(3);
            assertThat(log.verify()).isEmpty();
            late.commit();
            log.sequencer.chainNow();
            assertThat(log.chained()).hasSize(9);
            assertThat(log.chained().get(3)).isEqualTo(lateLine);
            assertThat(log.verify()).isEmpty();
        }
    }

    private static long write(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var written = statement.executeQuery(
                        "insert into audit_line (action, subject, outcome) values ('test.late', 'x', 'done') returning id")) {
            written.next();
            return written.getLong(1);
        }
    }

    @Test
    void aLineThatIsRolledBackLeavesNoGap() throws SQLException {
        log.write(2);
        try (var undone = log.connection()) {
            undone.setAutoCommit(false);
            write(undone);
            log.write(2);
            undone.rollback();
        }
        log.sequencer.chainNow();
        assertThat(positions()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(log.verify()).isEmpty();
    }

    @Test
    void severalSequencersMakeOneChainWhileManyWrite() throws Exception {
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 3; n++) {
                threads.submit(() -> {
                    while (!over.get()) {
                        log.sequencer.chainNow();
                    }
                });
            }
            var writers = new ArrayList<Callable<Boolean>>();
            for (var n = 0; n < 6; n++) {
                writers.add(this::writeSlowly);
            }
            for (var done : threads.invokeAll(writers)) {
                assertThat(done.get()).isTrue();
            }
            over.set(true);
        }
        log.sequencer.chainNow();
        assertThat(log.chained()).hasSize(6 * 60).doesNotHaveDuplicates();
        assertThat(log.verify()).isEmpty();
    }

    private boolean writeSlowly() throws SQLException {
        try (var connection = log.connection()) {
            connection.setAutoCommit(false);
            for (var n = 0; n < 20; n++) {
                for (var line = 0; line < 3; line++) {
                    write(connection);
                    try (var statement = connection.createStatement()) {
                        statement.execute("select pg_sleep(%s)"
                                .formatted(ThreadLocalRandom.current().nextDouble() / 100));
                    }
                }
                connection.commit();
            }
        }
        return true;
    }

    @Test
    void keepsTheOfficesOfWhoActsAndTheOneThatIsNamed() {
        var facts = log.jdbc;
        log.owner().sql("""
                        insert into person (id, login, name, password) values
                            ('00000000-0000-0000-0000-00000000000a', 'a', 'A', 'x')""").update();
        log.owner().sql("""
                        insert into duty (person, role, office, starts_on, ends_on)
                        select '00000000-0000-0000-0000-00000000000a', 'CLERK', id, current_date - 9,
                               case division_code when '511325' then current_date - 1 else date 'infinity' end
                        from office where division_code in ('511325', '511300')""").update();
        var named = office("510000");
        log.transaction.executeWithoutResult(_ -> log.audit.done(
                UUID.fromString("00000000-0000-0000-0000-00000000000a"), "test.write", "x", Map.of("office", named)));
        assertThat(facts.sql("select unnest(offices)::text from audit_line")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(office("511300"), named);
    }

    private String office(String code) {
        return log.jdbc
                .sql("select id::text from office where division_code = ?")
                .param(code)
                .query(String.class)
                .single();
    }

    @Test
    void runsAVerificationThatIsKeptAndLogged() {
        log.write(10);
        var head = log.heads.sign(null);
        log.superuser()
                .sql("update audit_line set subject = 'another' where id = 4")
                .update();
        var id = log.verifications.begin(null);
        awaitEnd(id);
        assertThat(log.verificationRows.find(id).orElseThrow().stage()).isEqualTo("broken");
        assertThat(log.verificationRows.findings(id))
                .containsExactly(new Finding(Finding.Kind.LINE_EDITED, 4L, 4L, null));
        assertThat(head.position()).isEqualTo(10);
        assertThat(lines("audit.verify"))
                .singleElement()
                .asString()
                .contains("broken")
                .contains("\"findings\": 1");
        assertThat(lines("audit.sign-head")).singleElement().asString().contains("\"position\": 10");
    }

    private void awaitEnd(UUID verification) {
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .until(() ->
                        log.verificationRows.find(verification).orElseThrow().endedAt() != null);
    }

    private List<String> lines(String action) {
        return log.jdbc
                .sql("select facts::text from audit_line where action = ?")
                .param(action)
                .query(String.class)
                .list();
    }

    @Test
    void runsOneVerificationAtATime() {
        log.write(1);
        log.jdbc
                .sql("insert into audit_verification (id, total) values (gen_random_uuid(), 1)")
                .update();
        assertThatThrownBy(() -> log.verifications.begin(null)).hasMessageContaining("under way");
        log.superuser()
                .sql("update audit_verification set at = at - interval '2 min'")
                .update();
        awaitEnd(log.verifications.begin(null));
    }
}
