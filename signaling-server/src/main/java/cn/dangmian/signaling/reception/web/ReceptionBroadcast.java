package cn.dangmian.signaling.reception.web;

import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.Latest;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.Views;
import cn.dangmian.signaling.reception.events.CallAccepted;
import cn.dangmian.signaling.reception.events.LineChanged;
import cn.dangmian.signaling.reception.events.PostChanged;
import cn.dangmian.signaling.reception.events.ReceptionEvent;
import cn.dangmian.signaling.wire.Outbound;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells desks and terminals what changed. What is lost here is healed by the next renewal. */
@Component
class ReceptionBroadcast {

    private static final Duration AFTER_THE_FACES = Duration.ofMillis(500);

    /** Those whom it concerns come first; the others of the line are shown a crowd of changes as one. */
    private static final Duration AFTER_BOTH_SIDES = Duration.ofMillis(300);

    /** In a line that never rests. */
    private static final Duration LINES_APART = Duration.ofSeconds(1);

    private final Views views;
    private final Outbound outbound;
    private final Latest<Object> latest = new Latest<>(2);
    private final Latest<OfficeId> lines = new Latest<>(1);

    ReceptionBroadcast(Views views, Outbound outbound) {
        this.views = views;
        this.outbound = outbound;
    }

    @EventListener
    void on(ReceptionEvent event) {
        AfterCommit.run(() -> {
            if (event instanceof CallAccepted) {
                // The faces come first, and most often the gate is open by then: one picture instead of two.
                latest.later(event.reception(), AFTER_THE_FACES, () -> tell(event));
            } else {
                latest.soon(event.reception(), () -> tell(event));
            }
        });
    }

    private void tell(ReceptionEvent event) {
        views.ofSides(event.reception(), this::tell, this::tell);
        tellSoon(event.line());
    }

    @EventListener
    void on(PostChanged change) {
        AfterCommit.run(() -> latest.soon(change.post(), () -> {
            if (change.isDesk()) {
                var desk = new DeskId(change.post());
                tell(desk, views.of(desk));
            } else {
                var terminal = new TerminalId(change.post());
                tell(terminal, views.of(terminal));
            }
        }));
    }

    @EventListener
    void on(LineChanged change) {
        AfterCommit.run(() -> tellSoon(change.line()));
    }

    private void tellSoon(OfficeId line) {
        lines.later(line, AFTER_BOTH_SIDES, LINES_APART, () -> views.ofLine(line, this::tell, this::tell));
    }

    private void tell(TerminalId terminal, Views.TerminalView view) {
        outbound.publish("/topic/reception/terminals/" + terminal, view);
    }

    private void tell(DeskId desk, Views.DeskView view) {
        outbound.publish("/topic/reception/desks/" + desk, view);
    }
}
