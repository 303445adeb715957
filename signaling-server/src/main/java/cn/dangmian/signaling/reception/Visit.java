package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.Priority;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was said at check-in.
 *
 * @param line the office in whose line the petitioner stands
 * @param ticket number of the day in that line
 * @param priority why this one is called before others; null for everybody else
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
        Instant checkedInAt,
        @Nullable Priority priority) {

    Visit movedTo(OfficeId other, int number) {
        return new Visit(id, caseId, terminal, other, number, headCount, noticeVersion, checkedInAt, priority);
    }

    Visit declared(@Nullable Priority reason) {
        return new Visit(id, caseId, terminal, line, ticket, headCount, noticeVersion, checkedInAt, reason);
    }
}
