package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;

/** A terminal of an office. */
public record Terminal(TerminalId id, String name, OfficeId office) {}
