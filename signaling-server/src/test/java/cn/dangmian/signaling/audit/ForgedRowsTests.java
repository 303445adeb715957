package cn.dangmian.signaling.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The superuser forges rows in the database itself, each time at another place; the verifier says where. */
class ForgedRowsTests {

    private static final int LINES = 120;
    private static final int OF_EACH_KIND = 12;

    @SuppressWarnings("NullAway.Init")
    private static StoredLog log;

    /** @param sql with {@code :p} for the position and the line's id, which are the same in this log */
    record Deed(String sql, Function<Long, Stream<String>> findings) {

        @Override
        public String toString() {
            return sql;
        }
    }

    @BeforeAll
    static void write() {
        log = StoredLog.fresh();
        log.write(LINES / 2);
        log.heads.sign(null);
        log.write(LINES / 2);
        log.heads.sign(null);
    }

    @AfterAll
    static void stop() {
        log.close();
    }

    static Stream<Deed> deeds() {
        return Stream.of(editedLines(), otherRows(), links()).flatMap(deeds -> deeds);
    }

    private static Stream<Deed> editedLines() {
        return Stream.of(
                line("update audit_line set at = at + interval '1 microsecond' where id = :p"),
                line("update audit_line set at = 'infinity' where id = :p"),
                line("update audit_line set person = '00000000-0000-0000-0000-000000000001' where id = :p"),
                line("update audit_line set action = action || ' ' where id = :p"),
                line("update audit_line set subject = 'y' where id = :p"),
                line("update audit_line set outcome = 'refused' where id = :p"),
                line("update audit_line set facts = facts || '{\"n\": 1.0}' where id = :p"),
                line("update audit_line set facts = '{}' where id = :p"),
                line("update audit_line set offices = '{}' where id = :p"),
                line("update audit_line set offices = offices || offices where id = :p"),
                line("update audit_line set xid = (xid::text::bigint + 100000)::text::xid8 where id = :p"),
                line("update audit_line set xid = '18446744073709551615' where id = :p"));
    }

    private static Stream<Deed> otherRows() {
        return Stream.of(
                new Deed(
                        "with gone as (delete from audit_line where id = :p returning *)"
                                + " insert into audit_line (id, at, person, action, subject, outcome, facts, xid, offices)"
                                + " overriding system value select id + 1000000, at, person, action, subject, outcome, facts,"
                                + " xid, offices from gone",
                        p -> Stream.of("LINE_DELETED " + p + " " + p, "LINE_UNCHAINED null " + (p + 1000000))),
                new Deed("delete from audit_line where id = :p", p -> Stream.of("LINE_DELETED " + p + " " + p)),
                new Deed(
                        "insert into audit_line (id, at, action, subject, outcome, xid) overriding system value"
                                + " select 5000000, at, action, subject, outcome, xid from audit_line where id = :p",
                        _ -> Stream.of("LINE_UNCHAINED null 5000000")),
                new Deed(
                        "insert into audit_line (id, action, subject, outcome, xid) overriding system value"
                                + " select 5000000 + :p, 'a', 'b', 'done', (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 9)::text::xid8",
                        p -> Stream.of("LINE_UNCHAINED null " + (5000000 + p))));
    }

    private static Stream<Deed> links() {
        return Stream.of(
                new Deed(
                        "update audit_link set hash = sha256(hash) where position = :p",
                        p -> Stream.of("LINK_EDITED " + p + " " + p)),
                new Deed(
                        "update audit_link set version = 2 where position = :p",
                        p -> Stream.of("LINK_EDITED " + p + " " + p)),
                new Deed(
                        "update audit_link set line = 4000000 where position = :p",
                        p -> Stream.of("LINE_DELETED " + p + " 4000000", "LINE_UNCHAINED null " + p)),
                new Deed(
                        "delete from audit_link where position = :p",
                        p -> Stream.of("LINK_DELETED " + p + " null", "LINE_UNCHAINED null " + p)),
                new Deed(
                        "with gone as (delete from audit_link where position = :p) delete from audit_line where id = :p",
                        p -> Stream.of("LINK_DELETED " + p + " null")));
    }

    private static Deed line(String sql) {
        return new Deed(sql, p -> Stream.of("LINE_EDITED " + p + " " + p));
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void isFoundAtItsRow(Deed deed) throws SQLException {
        var random = new Random(deed.sql().hashCode());
        try (var forger = log.forger()) {
            var jdbc = JdbcClient.create(forger);
            for (var n = 0; n < OF_EACH_KIND; n++) {
                // Not the line between, which tells of the first head and has no office that could be taken away.
                var position = 1L + random.nextInt(LINES / 2 - 1) + (random.nextBoolean() ? LINES / 2 + 1 : 0);
                jdbc.sql(deed.sql()).param("p", position).update();
                assertThat(told(log.verify(jdbc)))
                        .containsExactlyInAnyOrderElementsOf(
                                deed.findings().apply(position).toList());
                forger.getConnection().rollback();
            }
            assertThat(log.verify(jdbc)).isEmpty();
        }
    }

    static Stream<Deed> deedsAgainstHeads() {
        return Stream.of(
                // The newest rows go, and what was signed about them too: what is kept beside the database tells.
                new Deed(
                        "with l as (delete from audit_link where position > 100), m as (delete from audit_line where id > 100)"
                                + " delete from audit_head where number = 2",
                        _ -> Stream.of("HEAD_DELETED null null 2", "TAIL_CUT 121 null 2")),
                new Deed(
                        "with l as (delete from audit_link where position > 20) delete from audit_line where id > 20",
                        _ -> Stream.of("TAIL_CUT 60 null 1")),
                new Deed(
                        "update audit_head set hash = sha256(hash) where number = 1",
                        _ -> Stream.of("HEAD_EDITED null null 1")),
                new Deed(
                        "update audit_head set at = now() where number = 2", _ -> Stream.of("HEAD_EDITED null null 2")),
                new Deed("delete from audit_head where number = 1", _ -> Stream.of("HEAD_DELETED null null 1")));
    }

    @ParameterizedTest
    @MethodSource("deedsAgainstHeads")
    void isToldByWhatWasSigned(Deed deed) throws SQLException {
        try (var forger = log.forger()) {
            var jdbc = JdbcClient.create(forger);
            jdbc.sql(deed.sql()).update();
            assertThat(log.verify(jdbc).stream()
                            .map(one -> one.kind() + " " + one.position() + " " + one.line() + " " + one.head()))
                    .containsExactlyInAnyOrderElementsOf(
                            deed.findings().apply(0L).toList());
        }
    }

    private static List<String> told(List<Finding> findings) {
        return findings.stream()
                .map(one -> one.kind() + " " + one.position() + " " + one.line())
                .toList();
    }
}
