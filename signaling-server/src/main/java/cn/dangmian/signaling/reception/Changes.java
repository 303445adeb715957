package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.reception.events.LineChanged;
import cn.dangmian.signaling.reception.events.ReceptionEvent;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every change of a reception goes this way: locked, changed, saved, logged, told; all in one transaction. */
@Component
class Changes {

    private final Receptions receptions;
    private final Line line;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Changes(Receptions receptions, Line line, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.receptions = receptions;
        this.line = line;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** @param actor null for the system's own clocks and reports */
    @Transactional
    public <E extends ReceptionEvent> E change(
            ReceptionId id, @Nullable Actor actor, BiFunction<Reception, Instant, E> transition) {
        return change(receptions.lock(id), actor, transition);
    }

    /** The same for a reception that this transaction has locked already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <E extends ReceptionEvent> E change(
            Reception reception, @Nullable Actor actor, BiFunction<Reception, Instant, E> transition) {
        var event = transition.apply(reception, clock.instant());
        try {
            receptions.save(reception);
        } catch (DuplicateKeyException taken) {
            throw Refusal.deskBusy();
        }
        tell(actor, event);
        return event;
    }

    /** What the desks of this line are shown changed, and no reception did it. */
    @Transactional
    public void touch(OfficeId office) {
        line.touch(office);
        events.publishEvent(new LineChanged(office, clock.instant()));
    }

    /** Logs and publishes what happened. */
    void tell(@Nullable Actor actor, ReceptionEvent event) {
        audit.done(
                personOf(actor),
                "reception." + event.getClass().getSimpleName(),
                event.reception().toString(),
                event.facts());
        line.touch(event.line(), event.reception());
        events.publishEvent(event);
    }

    private static @Nullable UUID personOf(@Nullable Actor actor) {
        return actor == null ? null : actor.person().value();
    }
}
