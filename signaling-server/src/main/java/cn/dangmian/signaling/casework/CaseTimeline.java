package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.casework.events.CaseActivity;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes everything that happens to a case, once, in the order of time, and in the transaction in which it happens. */
@Component
class CaseTimeline {

    private final Cases cases;

    CaseTimeline(Cases cases) {
        this.cases = cases;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseActivity activity) {
        cases.note(activity.caseId(), activity.kind(), activity.at());
    }
}
