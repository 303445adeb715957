package cn.dangmian.signaling.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the database itself keeps the service from, whatever its code would do. */
class RolesTests {

    @SuppressWarnings("NullAway.Init")
    private static StoredLog log;

    @BeforeAll
    static void write() {
        log = StoredLog.fresh();
        log.write(3);
        log.sequencer.chainNow();
    }

    @AfterAll
    static void stop() {
        log.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_line set facts = '{}'",
                "update audit_line set xid = '1'",
                "delete from audit_line",
                "truncate audit_line",
                "insert into audit_line (id, action, subject, outcome) overriding system value values (1, 'a', 'b', 'done')",
                "insert into audit_line (xid, action, subject, outcome) values ('7', 'a', 'b', 'done')",
                "insert into audit_line (at, action, subject, outcome) values (now(), 'a', 'b', 'done')",
                "update audit_link set hash = hash",
                "delete from audit_link",
                "truncate audit_link",
                "update audit_head set position = 1",
                "delete from audit_head",
                "delete from audit_verification",
                "update audit_progress set outcome = 'sound'",
                "delete from audit_finding",
                "alter table audit_line disable trigger all",
                "alter table audit_line alter column facts drop not null",
                "drop table audit_finding",
                "create table mine (n int)",
                "set role dangmian_owner",
                "set session_replication_role = replica",
                "delete from flyway_schema_history",
                "update desk set office = gen_random_uuid()",
                "delete from desk",
                "update reception_notice set version = ''",
                "delete from reception_notice",
                "update reception_notice_paragraph set zh = ''",
                "delete from reception_notice_paragraph",
                "update privacy_notice set version = ''",
                "delete from privacy_notice",
                "update privacy_notice_paragraph set zh = ''",
                "delete from privacy_notice_paragraph",
                "update notice_template set text = ''",
                "delete from notice_template",
                "update notice_outage_owner set at = now()",
                "delete from notice_outage_owner",
                "update tier_rule_version set source = ''",
                "delete from tier_rule_version",
                "update tier_rule set code = ''",
                "delete from tier_rule",
                "delete from recording_incident",
                "update minutes_text set words = ''",
                "delete from minutes_text",
                "update minutes_signature set way = 'ACCOUNT'",
                "delete from minutes_signature",
                "update minutes_paper set sha256 = ''",
                "delete from minutes_paper",
                "update minutes_supplement set words = ''",
                "delete from minutes_supplement",
                "update reception_line_note set up = 'GOOD'",
                "delete from reception_line_note",
                "update document set sha256 = ''",
                "delete from document",
                "update reception_hand_over set at = now()",
                "delete from reception_hand_over"
            })
    void theServiceMayNot(String sql) {
        var refused = NestedExceptionUtils.getMostSpecificCause(catchThrowableOfType(
                RuntimeException.class, () -> log.jdbc.sql(sql).update()));
        assertThat(((SQLException) refused).getSQLState()).isEqualTo("42501");
    }

    /** PostgreSQL only warns. */
    @Test
    void theServiceGrantsItselfNothing() {
        log.jdbc.sql("grant update, delete on audit_line to dangmian_service").update();
        assertThat(Guard.changeable(log.jdbc)).isEmpty();
    }

    @Test
    void noTableOfTheLogIsForgotten() {
        assertThat(Guard.changeable(log.jdbc)).isEmpty();
        assertThat(Guard.changeable(log.owner()))
                .containsExactly(
                        "audit_finding",
                        "audit_head",
                        "audit_line",
                        "audit_link",
                        "audit_progress",
                        "audit_verification");
        assertThatThrownBy(() -> new Guard(log.superuser())).hasMessageContaining("audit_line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update (subject) on audit_line", "delete on audit_link", "truncate on audit_head"})
    void doesNotStartWithARoleThatMayDoMore(String privilege) {
        log.owner().sql("grant " + privilege + " to dangmian_service").update();
        assertThatThrownBy(() -> new Guard(log.jdbc)).hasMessageContaining("spring.datasource.username");
        log.owner().sql("revoke " + privilege + " from dangmian_service").update();
        assertThat(Guard.changeable(log.jdbc)).isEmpty();
    }

    @Test
    void everyOtherTableIsOpenToTheServiceButThoseOfWhichNothingIsTakenAway() {
        assertThat(log.jdbc.sql("""
                        select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
                          and relname not like 'audit%' and relname <> 'flyway_schema_history'
                          and not (has_table_privilege(c.oid, 'select') and has_table_privilege(c.oid, 'insert')
                                   and has_table_privilege(c.oid, 'update') and has_table_privilege(c.oid, 'delete'))""").query(String.class).list())
                .containsExactlyInAnyOrder(
                        "desk",
                        "reception_notice",
                        "reception_notice_paragraph",
                        "privacy_notice",
                        "privacy_notice_paragraph",
                        "notice_template",
                        "notice_outage_owner",
                        "tier_rule_version",
                        "tier_rule",
                        "minutes_text",
                        "minutes_signature",
                        "minutes_paper",
                        "minutes_supplement",
                        "reception_line_note",
                        "document",
                        "reception_rating",
                        "commitment_note",
                        "reception_hand_over",
                        "recording_incident");
    }

    /** As an earlier version left it: everything belongs to the superuser, and the log has no chain. */
    @Test
    void takesOverADatabaseThatTheSuperuserMade() {
        var url = StoredLog.postgres().url("of_the_superuser");
        Flyway.configure()
                .dataSource(url, StoredLog.postgres().user(), "")
                .skipDefaultCallbacks(true)
                .target("145")
                .load()
                .migrate();
        var before = JdbcClient.create(
                new DriverManagerDataSource(url, StoredLog.postgres().user(), ""));
        for (var n = 0; n < 5; n++) {
            before.sql("insert into audit_line (action, subject, outcome) values ('test.old', ?, 'done')")
                    .param("old " + n)
                    .update();
        }
        try (var after = StoredLog.in("of_the_superuser")) {
            assertThat(Guard.changeable(after.jdbc)).isEmpty();
            after.write(3);
            after.sequencer.chainNow();
            assertThat(after.chained()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
            assertThat(after.verify()).isEmpty();
            assertThat(after.jdbc
                            .sql("select count(*) from office")
                            .query(Integer.class)
                            .single())
                    .isPositive();
        }
    }
}
