package cn.dangmian.signaling.conference.events;

import cn.dangmian.signaling.reception.events.ReceptionId;

/** The petitioner's side is there again; what was kept from its page meanwhile may be told. */
public record CaucusEnded(ReceptionId reception) {}
