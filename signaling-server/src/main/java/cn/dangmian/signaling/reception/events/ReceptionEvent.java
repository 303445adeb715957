package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;
import java.util.Map;

/** Something happened to a reception. Revisions of one reception only grow; a consumer ignores what is older than what it knows. */
public sealed interface ReceptionEvent
        permits PetitionerCheckedIn,
                PetitionerCalled,
                PetitionerRecalled,
                CallUnanswered,
                PetitionerRejoined,
                PriorityDeclared,
                PetitionerAway,
                PetitionerBack,
                PetitionerLeft,
                PetitionerDeferred,
                HandedOver,
                PassedOn,
                CallAccepted,
                GateOpened,
                ConversationStarted,
                ConversationInterrupted,
                ConversationResumed,
                ReceptionSuspended,
                ReturnedToLine,
                TalkFinished,
                ReceptionEnded,
                ReceptionArchived,
                RecorderChanged {

    ReceptionId reception();

    long revision();

    CaseId caseId();

    /** The office in whose line the petitioner stands. */
    OfficeId line();

    Instant at();

    /** What the log keeps of it, beside what every event has. */
    default Map<String, Object> facts() {
        return Map.of();
    }
}
