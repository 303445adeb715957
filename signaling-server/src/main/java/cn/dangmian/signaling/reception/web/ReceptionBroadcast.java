package cn.dangmian.signaling.reception.web;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.media.events.MediaServersChanged;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.Views;
import cn.dangmian.signaling.reception.events.LineChanged;
import cn.dangmian.signaling.reception.events.PostChanged;
import cn.dangmian.signaling.reception.events.ReceptionEvent;
import cn.dangmian.signaling.wire.Outbound;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells desks and terminals what changed. What is lost here is healed by the next renewal. */
@Component
class ReceptionBroadcast {

    private static final Logger LOG = LoggerFactory.getLogger(ReceptionBroadcast.class);

    private final Views views;
    private final LiveReceptions receptions;
    private final Outbound outbound;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ReceptionBroadcast(Views views, LiveReceptions receptions, Outbound outbound) {
        this.views = views;
        this.receptions = receptions;
        this.outbound = outbound;
    }

    @TransactionalEventListener
    void on(ReceptionEvent event) {
        soon(() -> {
            var terminal = receptions.terminalOf(event.reception()).orElse(null);
            var desk = receptions.deskOf(event.reception()).orElse(null);
            if (terminal != null) {
                tell(terminal);
            }
            if (desk != null) {
                tell(desk);
            }
            tellLine(event.line(), terminal, desk);
        });
    }

    @TransactionalEventListener
    void on(PostChanged change) {
        soon(() -> {
            if (change.isDesk()) {
                tell(new DeskId(change.post()));
            } else {
                tell(new TerminalId(change.post()));
            }
        });
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(LineChanged change) {
        soon(() -> tellLine(change.line(), null, null));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(MediaServersChanged change) {
        soon(() -> receptions.officesWithMannedDesks().forEach(office -> tellLine(office, null, null)));
    }

    private void tellLine(OfficeId line, @Nullable TerminalId toldTerminal, @Nullable DeskId toldDesk) {
        var changed = views.ofLine(line);
        changed.desks().forEach((desk, view) -> {
            if (!desk.equals(toldDesk)) {
                outbound.publish("/topic/reception/desks/" + desk, view);
            }
        });
        changed.terminals().forEach((terminal, view) -> {
            if (!terminal.equals(toldTerminal)) {
                outbound.publish("/topic/reception/terminals/" + terminal, view);
            }
        });
    }

    private void tell(TerminalId terminal) {
        outbound.publish("/topic/reception/terminals/" + terminal, views.of(terminal));
    }

    private void tell(DeskId desk) {
        outbound.publish("/topic/reception/desks/" + desk, views.of(desk));
    }

    private void soon(Runnable push) {
        threads.execute(() -> {
            try {
                push.run();
            } catch (RuntimeException lost) {
                LOG.warn("a push was lost: {}", lost.toString());
            }
        });
    }
}
