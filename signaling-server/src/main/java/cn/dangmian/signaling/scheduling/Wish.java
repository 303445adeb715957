package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.TerminalId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param requester who asked for it; null for a petitioner on the public page
 * @param terminal where the petitioner will be
 * @param from its office
 * @param office that is to receive
 * @param official whom the petitioner would like to see, or who invites
 * @param way offices that review it, the nearest first
 * @param tier what the tier rule said
 */
record Wish(
        CaseId caseId,
        AskedBy askedBy,
        @Nullable PersonId requester,
        TerminalId terminal,
        OfficeId from,
        OfficeId office,
        @Nullable PersonId official,
        List<OfficeId> way,
        TierFinding tier,
        AppointmentReading.Needs needs) {

    /** By the office that is competent, whom nobody asked for by name. */
    Wish heldBy(OfficeId competent, List<OfficeId> shorter) {
        return new Wish(caseId, askedBy, requester, terminal, from, competent, null, shorter, tier, needs);
    }

    enum AskedBy {
        PETITIONER,
        CLERK,
        /** An official invites the petitioner (约访). */
        INVITED,
        /** An official goes down to an office below (下访). */
        GOING_DOWN;

        boolean isOfficial() {
            return this == INVITED || this == GOING_DOWN;
        }
    }

    record TierFinding(String rule, int version, TierPilot.Outcome outcome) {}
}
