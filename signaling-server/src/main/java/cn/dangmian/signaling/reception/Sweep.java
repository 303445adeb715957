package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.reception.events.RecorderReport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for what is due, on every node, against PostgreSQL's clock: deadlines that ran out, posts that fell silent, effects that
 * a crash left undone. Nothing waits in memory.
 */
@Component
class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int ROUNDS_TO_CONFLICTS = 3;

    private final JdbcClient jdbc;
    private final Receptions receptions;
    private final Line line;
    private final Changes changes;
    private final MediaSeating seating;
    private final MediaEffects effects;
    private final Clocks clocks;
    private final Holds holds;
    private final TransactionTemplate transaction;
    private long rounds;

    Sweep(
            JdbcClient jdbc,
            Receptions receptions,
            Line line,
            Changes changes,
            MediaSeating seating,
            MediaEffects effects,
            Clocks clocks,
            Holds holds,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.receptions = receptions;
        this.line = line;
        this.changes = changes;
        this.seating = seating;
        this.effects = effects;
        this.clocks = clocks;
        this.holds = holds;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void sweep() {
        try {
            expireAll();
            silentSeats().forEach(this::lose);
            undone().forEach(this::settle);
            pairAll();
        } catch (DataAccessException | TransactionException | Refused later) {
            LOG.warn("the sweep comes again: {}", later.toString());
        }
    }

    /** To see whom somebody must stay away from costs a look at every pair. */
    private void pairAll() {
        rounds++;
        holds.due().forEach(effects::pair);
        if (rounds % ROUNDS_TO_CONFLICTS == 0) {
            holds.conflicted().forEach(effects::pair);
        }
    }

    /** One that cannot be expired must not stop the clocks of all others. */
    private void expireAll() {
        var failed = new HashSet<ReceptionId>();
        while (Boolean.TRUE.equals(transaction.execute(status -> expireOne(failed, status)))) {
            LOG.debug("a deadline ran out");
        }
    }

    private boolean expireOne(Set<ReceptionId> failed, TransactionStatus status) {
        var due = receptions.lockExpired(failed).orElse(null);
        if (due == null) {
            return false;
        }
        try {
            expire(receptions.lock(due));
        } catch (RuntimeException trouble) {
            LOG.warn("the deadline of {} was not followed: {}", due, trouble.toString());
            failed.add(due);
            status.setRollbackOnly();
        }
        return true;
    }

    private void expire(Reception reception) {
        var visit = reception.visit();
        switch (reception.stage()) {
            case Stage.Called _ -> changes.change(reception, null, Reception::miss);
            case Stage.Interrupted _ -> changes.change(reception, null, Reception::suspend);
            case Stage.Connecting connecting -> {
                line.placeAtFront(visit.id(), visit.line());
                var trouble = connecting.gateOpenedAt() == null ? "reception.not-connected" : troubleOf(reception);
                changes.change(reception, null, (own, at) -> own.returnToLine(trouble, at));
            }
            case Stage.Queued _, Stage.Skipped _, Stage.InProgress _, Stage.Suspended _ -> {}
            case Stage.WrapUp _, Stage.Ended _, Stage.Archived _, Stage.Left _, Stage.Deferred _ -> {}
        }
    }

    private static String troubleOf(Reception reception) {
        var note = reception.recorder();
        return note.state() == RecorderReport.State.FAILED ? note.trouble() : "recording.not-growing";
    }

    private record Silent(ReceptionId reception, String seat) {}

    /** Whoever cannot be reached is not talking: the client stops sending by itself after 10 s. */
    private List<Silent> silentSeats() {
        return jdbc.sql("""
                        select r.id, case p.kind when 'DESK' then 'desk' else 'terminal' end from reception r
                        join reception_post p on p.id in (r.desk, r.terminal)
                        where (r.stage = 'IN_PROGRESS' or r.stage = 'INTERRUPTED' and not r.stage_facts->'lost' @>
                                  to_jsonb(case p.kind when 'DESK' then 'desk' else 'terminal' end))
                          and coalesce(p.seen_at, '-infinity') < clock_timestamp() - make_interval(secs => ?)""")
                .param(clocks.silence().toSeconds())
                .query((row, _) -> new Silent(new ReceptionId(row.getObject(1, UUID.class)), row.getString(2)))
                .list();
    }

    private void lose(Silent silent) {
        try {
            changes.change(silent.reception(), null, (reception, at) -> reception.lose(silent.seat(), at));
        } catch (Refused already) {
            LOG.debug("{}", already.text());
        }
    }

    /** Rooms that outlived their talk, admissions that were not finished, talks that wait for their room, held rooms. */
    private List<ReceptionId> undone() {
        return jdbc.sql("""
                        select id from reception where
                            room is not null and stage in ('SKIPPED', 'SUSPENDED', 'WRAP_UP', 'ENDED', 'ARCHIVED', 'LEFT', 'DEFERRED')
                            or stage = 'QUEUED' and room is not null and room_desk is null
                                and coalesce(room_kept_until < clock_timestamp(), true)
                            or stage = 'CONNECTING' and talk_from is null
                                and deadline < clock_timestamp() + make_interval(secs => ?)
                            or stage = 'INTERRUPTED'""")
                .param(clocks.connect().toSeconds() - 1.5)
                .query((row, _) -> new ReceptionId(row.getObject(1, UUID.class)))
                .list();
    }

    private void settle(ReceptionId id) {
        try {
            seating.settle(id);
            effects.resumeIfWhole(id);
        } catch (Refused refused) {
            LOG.debug("{} is not settled yet: {}", id, refused.text());
        } catch (RuntimeException trouble) {
            LOG.warn("{} could not be settled: {}", id, trouble.toString());
        }
    }
}
