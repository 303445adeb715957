package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.reception.LiveReceptions;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Makes the signed paper as soon as the minutes are closed, so that it is sealed with the recording whether anybody prints it or not. */
@Component
class PaperMaking {

    private final LiveReceptions receptions;
    private final MinutesReading reading;
    private final Papers papers;

    PaperMaking(LiveReceptions receptions, MinutesReading reading, Papers papers) {
        this.receptions = receptions;
        this.reading = reading;
        this.papers = papers;
    }

    @ApplicationModuleListener
    void on(MinutesClosed closed) {
        var whole = reading.of(receptions.find(closed.reception()).orElseThrow());
        var text = whole.text();
        if (text == null) {
            throw new IllegalStateException("minutes of " + closed.reception() + " are closed without a text");
        }
        var _ = papers.signed(closed.reception(), Sheet.of(whole, text).asSigned());
    }
}
