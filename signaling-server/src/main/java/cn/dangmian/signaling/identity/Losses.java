package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.identity.events.DutyEnded;
import cn.dangmian.signaling.identity.events.PersonRevoked;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.wire.Connections;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What follows when a person loses something: it is counted, so that every node notices by itself, and told at once to whom it
 * concerns. Connections are ended even when the person keeps other duties: the page comes back and gets what is still theirs.
 */
@Component
class Losses {

    record Lost(PersonId person, Role role, OfficeId office) {}

    private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

    private final JdbcClient jdbc;
    private final Today today;
    private final Connections connections;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Losses(
            JdbcClient jdbc,
            Today today,
            Connections connections,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.today = today;
        this.connections = connections;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** In the transaction of the change: sign-ins, connections, posts, watches; all of it. */
    void ofEverything(PersonId person) {
        count(person);
        jdbc.sql("delete from spring_session where principal_name = ?")
                .param(person.toString())
                .update();
        events.publishEvent(new PersonRevoked(person, clock.instant()));
    }

    /** In the transaction of the change. */
    void of(Lost lost) {
        count(lost.person());
        events.publishEvent(new DutyEnded(lost.person(), lost.role(), lost.office(), clock.instant()));
    }

    private void count(PersonId person) {
        jdbc.sql("update person set losses = losses + 1 where id = ?")
                .param(person.value())
                .update();
        AfterCommit.run(() -> connections.endThoseOf(person));
    }

    /** What ended because its last day is over. Nobody holds it since midnight; this is only for those who must be told. */
    @Scheduled(fixedDelayString = "PT10S")
    void lapse() {
        try {
            transaction.executeWithoutResult(_ -> {
                lapsedDuties().forEach(this::of);
                lapsedSubstitutions().forEach(this::of);
            });
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("duties that are over are told later: {}", later.toString());
        }
    }

    private List<Lost> lapsedDuties() {
        return jdbc.sql("""
                        update duty set lapsed = true where id in
                            (select id from duty where ended_at is null and not lapsed and ends_on < ? for update skip locked)
                        returning person, role, office""").param(today.date()).query(Losses::read).list();
    }

    private List<Lost> lapsedSubstitutions() {
        return jdbc.sql("""
                        update substitution s set lapsed = true from duty d where d.id = s.duty and s.id in
                            (select id from substitution where ended_at is null and not lapsed and ends_on < ? for update skip locked)
                        returning s.substitute, d.role, d.office""").param(today.date()).query(Losses::read).list();
    }

    static Lost read(ResultSet row, int number) throws SQLException {
        return new Lost(
                new PersonId(row.getObject(1, UUID.class)),
                Role.valueOf(row.getString(2)),
                new OfficeId(row.getObject(3, UUID.class)));
    }
}
