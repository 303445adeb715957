package cn.dangmian.signaling.reception;

import java.time.Instant;

/**
 * A desk calls nobody for a while.
 *
 * @param until when its official means to be back; nothing happens then by itself
 */
record Pause(Manning.PauseReason reason, Instant since, Instant until) {}
