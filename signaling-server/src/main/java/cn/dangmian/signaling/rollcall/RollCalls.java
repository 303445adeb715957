package cn.dangmian.signaling.rollcall;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.rollcall.RollCall.Stage;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the ring to the answer, or to why there was none. */
@Service
class RollCalls {

    /** Something changed at this terminal. */
    record Changed(TerminalId terminal) {}

    private final JdbcClient jdbc;
    private final Lot lot;
    private final RollCallReading reading;
    private final Offices offices;
    private final WorkingDays days;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final RollCallSettings settings;
    private final Clock clock;

    RollCalls(
            JdbcClient jdbc,
            Lot lot,
            RollCallReading reading,
            Offices offices,
            WorkingDays days,
            Audit audit,
            ApplicationEventPublisher events,
            RollCallSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.lot = lot;
        this.reading = reading;
        this.offices = offices;
        this.days = days;
        this.audit = audit;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Rings one terminal. Whoever calls while theirs still rings gets that one again.
     *
     * @param within the subtree to draw from
     * @param chosen null to draw
     */
    @Transactional
    public RollCall call(OfficeId office, OfficeId within, @Nullable TerminalId chosen, PersonId caller) {
        var ringing = reading.ringingOf(caller);
        if (ringing.isPresent()) {
            return ringing.get();
        }
        requireDuty();
        if (!offices.isWithin(within, office)) {
            throw Refused.unknown("organization.unknown-office", "not below " + office + ": " + within);
        }
        var drawn = chosen == null ? lot.draw(office, within) : lot.choose(office, chosen);
        var id = RollCallId.next();
        jdbc.sql("""
                        insert into roll_call (id, office, round, drawn, terminal, manned, called_by, called_at, until, stage)
                        values (:id, :office, :round, :drawn, :terminal, :manned, :caller, clock_timestamp(),
                            clock_timestamp() + make_interval(secs => :ring), 'RINGING')""")
                .param("id", id.value())
                .param("office", office.value())
                .param("round", drawn.round())
                .param("drawn", chosen == null)
                .param("terminal", drawn.terminal().value())
                .param("manned", drawn.manned())
                .param("caller", caller.value())
                .param("ring", settings.ring().toMillis() / 1000.0)
                .update();
        audit.done(caller.value(), "rollcall.call", drawn.terminal().toString(), Map.of("rollCall", id.value()));
        events.publishEvent(new Changed(drawn.terminal()));
        return reading.get(id);
    }

    private void requireDuty() {
        var now = clock.instant().atZone(WorkingDays.BEIJING);
        if (!days.isWorking(now.toLocalDate()) || !settings.isOnDuty(now.toLocalTime())) {
            throw new Refused("rollcall.off-duty", "terminals are not on duty now");
        }
    }

    @Transactional
    public void withdraw(RollCallId id, PersonId caller) {
        var call = reading.of(id, caller);
        var terminal = new TerminalId(call.terminal().id());
        if (end(id, Stage.WITHDRAWN, null)) {
            audit.done(caller.value(), "rollcall.withdraw", terminal.toString(), Map.of("rollCall", id.value()));
            events.publishEvent(new Changed(terminal));
        }
    }

    /** By whoever works at the terminal. The same answer again changes nothing. */
    @Transactional
    public void answer(TerminalId terminal, RollCallId id, PersonId clerk) {
        requireAtPost(terminal, clerk);
        if (!reading.get(id).terminal().id().equals(terminal.value())) {
            throw RollCallReading.unknown(id);
        }
        if (end(id, Stage.ANSWERED, clerk)) {
            audit.done(clerk.value(), "rollcall.answer", terminal.toString(), Map.of("rollCall", id.value()));
            events.publishEvent(new Changed(terminal));
        } else if (!isAnsweredBy(id, clerk)) {
            throw new Refused("rollcall.over", "it does not ring any more: " + id);
        }
    }

    private void requireAtPost(TerminalId terminal, PersonId clerk) {
        var there = jdbc.sql("select exists (select from reception_post where id = ? and person = ?)")
                .params(terminal.value(), clerk.value())
                .query(Boolean.class)
                .single();
        if (!there) {
            throw new Refused("rollcall.not-at-post", "somebody else works there, or nobody: " + terminal);
        }
    }

    private boolean isAnsweredBy(RollCallId id, PersonId clerk) {
        return jdbc.sql("select exists (select from roll_call where id = ? and answered_by = ?)")
                .params(id.value(), clerk.value())
                .query(Boolean.class)
                .single();
    }

    private boolean end(RollCallId id, Stage stage, @Nullable PersonId answeredBy) {
        return jdbc.sql("""
                        update roll_call set stage = :stage, ended_at = clock_timestamp(), answered_by = :by::uuid
                        where id = :id and stage = 'RINGING' and (until > clock_timestamp() or :stage = 'WITHDRAWN')""")
                        .param("id", id.value())
                        .param("stage", stage.name())
                        .param("by", answeredBy == null ? null : answeredBy.value())
                        .update()
                == 1;
    }

    /** Why nobody answered; told once, an empty text says that it was seen. */
    @Transactional
    public void explain(TerminalId terminal, RollCallId id, String words, PersonId clerk) {
        var told = jdbc.sql("""
                        update roll_call set explanation = ?, explained_by = ?, explained_at = ?
                        where id = ? and terminal = ? and stage = 'UNANSWERED' and explained_by is null""")
                .params(words, clerk.value(), Timestamp.from(clock.instant()), id.value(), terminal.value())
                .update();
        if (told == 0) {
            throw new Refused("rollcall.explained", "somebody explained it, or there is nothing to explain: " + id);
        }
        audit.done(clerk.value(), "rollcall.explain", terminal.toString(), Map.of("rollCall", id.value()));
        events.publishEvent(new Changed(terminal));
    }

    /** Ends what rang out, and what rings where a talk begins meanwhile. */
    @Transactional
    public void sweep() {
        jdbc.sql("""
                        update roll_call c set ended_at = clock_timestamp(),
                            stage = case when c.until <= clock_timestamp() then 'UNANSWERED' else 'WITHDRAWN' end
                        where c.id in (select id from roll_call r where r.stage = 'RINGING'
                            and (r.until <= clock_timestamp() or exists (select from reception t where t.terminal = r.terminal
                                 and t.stage in ('CALLED', 'CONNECTING', 'IN_PROGRESS', 'INTERRUPTED')))
                            for update skip locked)
                        returning c.terminal""")
                .query(UUID.class)
                .list()
                .forEach(terminal -> events.publishEvent(new Changed(new TerminalId(terminal))));
    }
}
