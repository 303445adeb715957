package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.terminals.events.PresenceChanged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Which terminals are there, by leases that their pages renew. One that falls silent is marked by the sweep, never forgotten. */
@Component
public class Presence {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final int AT_ONCE = 200;

    private record Told(boolean manned, Instant at) {}

    private final JdbcClient jdbc;
    private final TerminalHistory history;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration lease;
    private final Map<TerminalId, Told> told = new ConcurrentHashMap<>();

    Presence(
            JdbcClient jdbc,
            TerminalHistory history,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock,
            TerminalSettings settings) {
        this.jdbc = jdbc;
        this.history = history;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.lease = settings.lease();
    }

    /**
     * Renews the lease. A page renews every few seconds and the lease is longer: most renewals are not written down.
     *
     * @param manned whether somebody works there; else only the page is open
     */
    public void renew(TerminalId terminal, boolean manned) {
        var now = clock.instant();
        var before = told.get(terminal);
        if (before != null
                && before.manned() == manned
                && before.at().plus(lease.dividedBy(3)).isAfter(now)) {
            return;
        }
        write(terminal, manned ? "ONLINE" : "AWAY");
        told.put(terminal, new Told(manned, now));
    }

    private void write(TerminalId terminal, String presence) {
        transaction.executeWithoutResult(_ -> {
            var before = jdbc.sql("select presence from terminal_standing where terminal = ? for update")
                    .param(terminal.value())
                    .query(String.class)
                    .optional()
                    .orElse("OFFLINE");
            var changed = !before.equals(presence);
            jdbc.sql("""
                            insert into terminal_standing as s (terminal, presence, presence_since, seen_at)
                            values (:terminal, :presence, clock_timestamp(), clock_timestamp())
                            on conflict (terminal) do update set presence = :presence, seen_at = clock_timestamp(),
                                presence_since = case when :changed then clock_timestamp() else s.presence_since end""")
                    .param("terminal", terminal.value())
                    .param("presence", presence)
                    .param("changed", changed)
                    .update();
            if (changed) {
                tell(terminal, presence);
            }
        });
    }

    private void tell(TerminalId terminal, String presence) {
        history.note(terminal, TerminalHistory.Kind.valueOf(presence), null, Map.of());
        events.publishEvent(new PresenceChanged(terminal, presence, clock.instant()));
    }

    @Scheduled(fixedDelayString = "PT5S")
    void sweep() {
        try {
            while (Boolean.TRUE.equals(transaction.execute(_ -> expireSome()))) {
                LOG.debug("more leases ran out");
            }
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("the sweep of terminals comes again: {}", later.toString());
        }
    }

    private boolean expireSome() {
        var expired = jdbc.sql("""
                        update terminal_standing set presence = 'OFFLINE', presence_since = clock_timestamp()
                        where terminal in (select terminal from terminal_standing
                            where presence <> 'OFFLINE' and seen_at < clock_timestamp() - make_interval(secs => ?)
                            limit ? for update skip locked) returning terminal""")
                .params(lease.toMillis() / 1000.0, AT_ONCE)
                .query((row, _) -> new TerminalId(row.getObject(1, UUID.class)))
                .list();
        expired.forEach(terminal -> {
            told.remove(terminal);
            tell(terminal, "OFFLINE");
        });
        return expired.size() == AT_ONCE;
    }
}
