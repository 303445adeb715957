package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.reception.events.ReceptionId;

/** @param before the revision that pages knew until then */
record MinutesChanged(ReceptionId reception, long before) {}
