package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.events.CaseGuarded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Shows the line anew when somebody is to stay away from a case that waits in it. */
@Component
class GuardedCases {

    private final Standings standings;
    private final Changes changes;

    GuardedCases(Standings standings, Changes changes) {
        this.standings = standings;
        this.changes = changes;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseGuarded event) {
        standings
                .openOf(event.caseId())
                .ifPresent(found -> changes.touch(found.reception().visit().line()));
    }
}
