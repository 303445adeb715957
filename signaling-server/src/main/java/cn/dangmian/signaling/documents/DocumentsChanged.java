package cn.dangmian.signaling.documents;

import cn.dangmian.signaling.reception.events.ReceptionId;

/** Papers came, or others are shown. */
record DocumentsChanged(ReceptionId reception) {}
