package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.conference.CaucusDoor;
import cn.dangmian.signaling.conference.TalkGuests;
import cn.dangmian.signaling.conference.events.CaucusEnded;
import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.minutes.MinutesView.Growing;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.wire.Outbound;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells both sides what is written. What is lost here is noticed by the next change, and the whole is asked for. */
@Component
class MinutesBroadcast {

    private final MinutesReading reading;
    private final LiveReceptions receptions;
    private final CaucusDoor caucus;
    private final TalkGuests guests;
    private final People people;
    private final Outbound outbound;
    private final TransactionTemplate transaction;

    MinutesBroadcast(
            MinutesReading reading,
            LiveReceptions receptions,
            CaucusDoor caucus,
            TalkGuests guests,
            People people,
            Outbound outbound,
            TransactionTemplate transaction) {
        this.reading = reading;
        this.receptions = receptions;
        this.caucus = caucus;
        this.guests = guests;
        this.people = people;
        this.outbound = outbound;
        this.transaction = transaction;
    }

    @EventListener
    void on(MinutesChanged changed) {
        AfterCommit.run(() -> Thread.startVirtualThread(() -> {
            var change = reading.since(changed.reception(), changed.before());
            tell(changed.reception(), change);
            // Shown, signed or taken back; while it is written it is nothing to who is elsewhere.
            if (change.lines().isEmpty()) {
                guests.hintRemote(changed.reception());
            }
        }));
    }

    /** The terminal's page has another revision when anything was written meanwhile, and asks for the whole. */
    @EventListener
    void on(CaucusEnded ended) {
        AfterCommit.run(() -> Thread.startVirtualThread(
                () -> tellTerminal(ended.reception(), reading.since(ended.reception(), Long.MAX_VALUE))));
    }

    private void tellTerminal(ReceptionId reception, Object what) {
        receptions.terminalOf(reception).ifPresent(to -> outbound.publish("/topic/minutes/terminals/" + to, what));
    }

    /** @param allowed refuses when this page has nothing to do with it */
    void grow(Writing.Grow growing, Actor actor, Runnable allowed) {
        transaction.executeWithoutResult(_ -> allowed.run());
        var after = growing.after();
        tell(
                growing.reception(),
                new Growing(
                        growing.reception().value(),
                        actor.client().value(),
                        new Shapes(people).person(actor.person()),
                        growing.line().value(),
                        after == null ? null : after.value(),
                        growing.kind(),
                        growing.words()));
    }

    private void tell(ReceptionId reception, Object what) {
        if (!caucus.isClosed(reception)) {
            tellTerminal(reception, what);
        }
        receptions.deskOf(reception).ifPresent(to -> outbound.publish("/topic/minutes/desks/" + to, what));
    }
}
