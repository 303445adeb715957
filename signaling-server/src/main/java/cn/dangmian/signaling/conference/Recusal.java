package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who must not come into a talk. A unit stays away when it is accused, or its office: whoever is called there has no duty that would tell. */
@Component
class Recusal {

    private final CaseDoor door;

    Recusal(CaseDoor door) {
        this.door = door;
    }

    /** From being called, and from joining. */
    boolean keepsAway(Invitation invitation, PersonId person, CaseId caseId) {
        return !door.conflicts(person, List.of(caseId)).isEmpty() || isAccused(invitation, caseId);
    }

    /** From staying. */
    boolean sendsAway(Invitation invitation, PersonId person, CaseId caseId) {
        return door.block(person, caseId).isPresent() || isAccused(invitation, caseId);
    }

    /** @param unit or office */
    static Refused accused(Object unit) {
        return new Refused("conference.unit-accused", "the case accuses " + unit + ", or the office that it is of");
    }

    private boolean isAccused(Invitation invitation, CaseId caseId) {
        return invitation.unit() != null && door.accuses(caseId, invitation.office(), invitation.unit());
    }
}
