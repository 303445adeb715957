package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.Refused;

/** Refusals that more than one place gives. */
final class Refusal {

    private Refusal() {}

    static Refused deskPaused() {
        return new Refused("reception.desk-paused", "this desk calls nobody at the moment");
    }

    static Refused deskBusy() {
        return new Refused("reception.desk-busy", "a petitioner is at this desk already");
    }
}
