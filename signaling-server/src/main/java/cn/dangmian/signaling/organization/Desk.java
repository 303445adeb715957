package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;

/** A desk of an office. */
public record Desk(DeskId id, String name, OfficeId office) {}
