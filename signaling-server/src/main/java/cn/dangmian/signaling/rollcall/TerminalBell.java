package cn.dangmian.signaling.rollcall;

import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.wire.Outbound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.simp.annotation.SubscribeMapping;
import org.springframework.stereotype.Controller;

/** PROTOCOL.md §21: what a terminal hears of roll calls. */
@Controller
class TerminalBell {

    /**
     * @param ringing null while nothing rings
     * @param missed the last that nobody answered and nobody explained; null when there is none
     */
    record RollCallView(
            long revision,
            @Nullable RollCall ringing,
            @Nullable RollCall missed) {}

    private final RollCallReading reading;
    private final JdbcClient jdbc;
    private final Outbound outbound;

    TerminalBell(RollCallReading reading, JdbcClient jdbc, Outbound outbound) {
        this.reading = reading;
        this.jdbc = jdbc;
        this.outbound = outbound;
    }

    @SubscribeMapping("/roll-calls/terminals/{terminal}")
    RollCallView view(@DestinationVariable TerminalId terminal) {
        // Drawn before reading: what changed after this number is told with a greater one.
        var revision = jdbc.sql("select nextval('reception_view_revision')")
                .query(Long.class)
                .single();
        return new RollCallView(
                revision,
                reading.ringingAt(terminal).orElse(null),
                reading.missedAt(terminal).orElse(null));
    }

    @EventListener
    void on(RollCalls.Changed changed) {
        AfterCommit.run(
                () -> outbound.publish("/topic/roll-calls/terminals/" + changed.terminal(), view(changed.terminal())));
    }
}
