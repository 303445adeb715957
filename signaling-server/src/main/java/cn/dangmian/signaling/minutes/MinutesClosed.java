package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;

/** Everybody has signed, or said why not. */
record MinutesClosed(ReceptionId reception, Instant at) {}
