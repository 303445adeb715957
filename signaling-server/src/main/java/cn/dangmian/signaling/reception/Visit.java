package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;

/**
 * What was said at check-in; it does not change.
 *
 * @param line the office in whose line the petitioner stands
 * @param ticket number of the day in that line
 * @param noticeVersion version of the notice that was read aloud and acknowledged
 */
record Visit(
        ReceptionId id,
        CaseId caseId,
        TerminalId terminal,
        OfficeId line,
        int ticket,
        int headCount,
        String noticeVersion,
        Instant checkedInAt) {}
