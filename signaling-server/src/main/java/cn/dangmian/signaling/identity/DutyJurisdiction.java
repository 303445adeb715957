package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Jurisdiction;
import org.springframework.stereotype.Component;

/** A system administrator administers the office of the duty and everything below it. */
@Component
class DutyJurisdiction implements Jurisdiction {

    private final Duties duties;

    DutyJurisdiction(Duties duties) {
        this.duties = duties;
    }

    @Override
    public boolean administers(PersonId person, OfficeId office) {
        return duties.holdsAbove(person, Role.SYSTEM_ADMIN, office);
    }
}
