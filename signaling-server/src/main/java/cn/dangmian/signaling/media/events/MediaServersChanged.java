package cn.dangmian.signaling.media.events;

import java.time.Instant;

/** Media servers answer again, or none does any longer. */
public record MediaServersChanged(boolean up, Instant at) {}
