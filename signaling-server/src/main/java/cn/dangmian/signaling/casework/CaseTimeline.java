package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.casework.events.CaseActivity;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Notes everything that happens to a case, once, in the order of time. */
@Component
class CaseTimeline {

    private final Cases cases;

    CaseTimeline(Cases cases) {
        this.cases = cases;
    }

    @ApplicationModuleListener
    void on(CaseActivity activity) {
        cases.note(activity.caseId(), activity.kind(), activity.at());
    }
}
