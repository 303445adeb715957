package cn.dangmian.recording.catalog;

import cn.dangmian.recording.kernel.CaseId;
import cn.dangmian.recording.kernel.ReceptionId;

/** What a recording is a recording of. */
public record Subject(ReceptionId reception, CaseId caseId, String caseNumber) {}
