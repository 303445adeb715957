package cn.dangmian.signaling.supervision.web;

import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.Latest;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.reception.events.ReceptionEvent;
import cn.dangmian.signaling.supervision.LiveList;
import cn.dangmian.signaling.wire.Outbound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the superiors of a line what is live there now. */
@Component
class SupervisionBroadcast {

    private static final Duration AFTER_THE_FACES = Duration.ofMillis(500);

    private final LiveList list;
    private final Offices offices;
    private final Outbound outbound;
    private final Latest<OfficeId> lines = new Latest<>(1);
    private final Latest<OfficeId> lists = new Latest<>(1);

    SupervisionBroadcast(LiveList list, Offices offices, Outbound outbound) {
        this.list = list;
        this.offices = offices;
        this.outbound = outbound;
    }

    @EventListener
    void on(ReceptionEvent event) {
        AfterCommit.run(
                () -> lines.soon(event.line(), () -> superiorsOf(event.line()).forEach(this::tellSoon)));
    }

    /** The list of a province is long, and changes with every one of its lines: a crowd of changes is one list. */
    private void tellSoon(OfficeId office) {
        lists.later(
                office,
                AFTER_THE_FACES,
                () -> outbound.publish("/topic/supervision/offices/" + office, list.of(office)));
    }

    private List<OfficeId> superiorsOf(OfficeId line) {
        var superiors = new ArrayList<OfficeId>();
        superiors.add(line);
        offices.above(line).forEach(office -> superiors.add(office.id()));
        return superiors;
    }
}
