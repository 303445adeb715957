package cn.dangmian.signaling.casework.events;

import cn.dangmian.signaling.casework.CaseId;

/** Somebody is kept away from a case, or is no longer. */
public record CaseGuarded(CaseId caseId) {}
