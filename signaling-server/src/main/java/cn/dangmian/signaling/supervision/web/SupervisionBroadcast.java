package cn.dangmian.signaling.supervision.web;

import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.Latest;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.reception.events.CallAccepted;
import cn.dangmian.signaling.reception.events.CallUnanswered;
import cn.dangmian.signaling.reception.events.ConversationInterrupted;
import cn.dangmian.signaling.reception.events.ConversationResumed;
import cn.dangmian.signaling.reception.events.ConversationStarted;
import cn.dangmian.signaling.reception.events.GateOpened;
import cn.dangmian.signaling.reception.events.HandedOver;
import cn.dangmian.signaling.reception.events.PassedOn;
import cn.dangmian.signaling.reception.events.PetitionerAway;
import cn.dangmian.signaling.reception.events.PetitionerBack;
import cn.dangmian.signaling.reception.events.PetitionerCalled;
import cn.dangmian.signaling.reception.events.PetitionerCheckedIn;
import cn.dangmian.signaling.reception.events.PetitionerDeferred;
import cn.dangmian.signaling.reception.events.PetitionerLeft;
import cn.dangmian.signaling.reception.events.PetitionerRecalled;
import cn.dangmian.signaling.reception.events.PetitionerRejoined;
import cn.dangmian.signaling.reception.events.PriorityDeclared;
import cn.dangmian.signaling.reception.events.ReceptionArchived;
import cn.dangmian.signaling.reception.events.ReceptionEnded;
import cn.dangmian.signaling.reception.events.ReceptionEvent;
import cn.dangmian.signaling.reception.events.ReceptionSuspended;
import cn.dangmian.signaling.reception.events.RecorderChanged;
import cn.dangmian.signaling.reception.events.ReturnedToLine;
import cn.dangmian.signaling.reception.events.TalkFinished;
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

    /** Of a province that never rests. */
    private static final Duration LISTS_APART = Duration.ofSeconds(1);

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
        if (concernsTalk(event)) {
            AfterCommit.run(() ->
                    lines.soon(event.line(), () -> superiorsOf(event.line()).forEach(this::tellSoon)));
        }
    }

    /** What happens in a line before a call is taken changes nothing of what is live. */
    private static boolean concernsTalk(ReceptionEvent event) {
        return switch (event) {
            case PetitionerCheckedIn _, PetitionerCalled _, PetitionerRecalled _, CallUnanswered _ -> false;
            case PetitionerRejoined _, PriorityDeclared _, PetitionerAway _, PetitionerBack _ -> false;
            case PetitionerLeft _, PassedOn _ -> false;
            case PetitionerDeferred _, HandedOver _, CallAccepted _, GateOpened _, ConversationStarted _ -> true;
            case ConversationInterrupted _, ConversationResumed _, ReceptionSuspended _, ReturnedToLine _ -> true;
            case TalkFinished _, ReceptionEnded _, ReceptionArchived _, RecorderChanged _ -> true;
        };
    }

    /** The list of a province is long, and changes with every one of its lines: a crowd of changes is one list. */
    private void tellSoon(OfficeId office) {
        lists.later(
                office,
                AFTER_THE_FACES,
                LISTS_APART,
                () -> outbound.publish("/topic/supervision/offices/" + office, list.of(office)));
    }

    private List<OfficeId> superiorsOf(OfficeId line) {
        var superiors = new ArrayList<OfficeId>();
        superiors.add(line);
        offices.above(line).forEach(office -> superiors.add(office.id()));
        return superiors;
    }
}
