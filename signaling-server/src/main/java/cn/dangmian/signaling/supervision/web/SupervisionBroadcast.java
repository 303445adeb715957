package cn.dangmian.signaling.supervision.web;

import cn.dangmian.signaling.kernel.Latest;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.reception.events.ReceptionEvent;
import cn.dangmian.signaling.supervision.LiveList;
import cn.dangmian.signaling.wire.Outbound;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the superiors of a line what is live there now. */
@Component
class SupervisionBroadcast {

    private final LiveList list;
    private final Offices offices;
    private final Outbound outbound;
    private final Latest<OfficeId> latest = new Latest<>(1);

    SupervisionBroadcast(LiveList list, Offices offices, Outbound outbound) {
        this.list = list;
        this.offices = offices;
        this.outbound = outbound;
    }

    @TransactionalEventListener
    void on(ReceptionEvent event) {
        latest.soon(
                event.line(),
                () -> superiorsOf(event.line())
                        .forEach(office -> outbound.publish("/topic/supervision/offices/" + office, list.of(office))));
    }

    private List<OfficeId> superiorsOf(OfficeId line) {
        var superiors = new ArrayList<OfficeId>();
        superiors.add(line);
        offices.above(line).forEach(office -> superiors.add(office.id()));
        return superiors;
    }
}
