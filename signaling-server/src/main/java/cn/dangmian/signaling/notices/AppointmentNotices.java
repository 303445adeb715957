package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.casework.Cases;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.notices.AppointmentFacts.Facts;
import cn.dangmian.signaling.scheduling.events.AppointmentCancelled;
import cn.dangmian.signaling.scheduling.events.AppointmentDeferred;
import cn.dangmian.signaling.scheduling.events.AppointmentEvent;
import cn.dangmian.signaling.scheduling.events.AppointmentLapsed;
import cn.dangmian.signaling.scheduling.events.AppointmentRejected;
import cn.dangmian.signaling.scheduling.events.AppointmentRescheduled;
import cn.dangmian.signaling.scheduling.events.AppointmentReturned;
import cn.dangmian.signaling.scheduling.events.AppointmentScheduled;
import cn.dangmian.signaling.scheduling.events.AskerReminded;
import cn.dangmian.signaling.scheduling.events.OfficialMissed;
import cn.dangmian.signaling.scheduling.events.PetitionerMissed;
import cn.dangmian.signaling.scheduling.events.SlotTaken;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What a petitioner is told of their appointment. Each listener may hear twice, and late. */
@Component
class AppointmentNotices {

    private final Notices notices;
    private final AppointmentFacts appointments;
    private final Cases cases;
    private final Duties duties;

    AppointmentNotices(Notices notices, AppointmentFacts appointments, Cases cases, Duties duties) {
        this.notices = notices;
        this.appointments = appointments;
        this.cases = cases;
        this.duties = duties;
    }

    @ApplicationModuleListener
    void on(AppointmentScheduled scheduled) {
        tellTime("BOOKED", scheduled, scheduled.slot());
    }

    @ApplicationModuleListener
    void on(AppointmentRescheduled moved) {
        tellTime("MOVED", moved, moved.slot());
    }

    private void tellTime(String kind, AppointmentEvent event, SlotTaken slot) {
        appointments
                .at(event.appointment(), event.revision())
                .ifPresent(facts -> tell(kind, event, facts, slot.starts(), Map.of("time", slot.starts())));
    }

    /** Only when an office did it: who cancels knows it. */
    @ApplicationModuleListener
    void on(AppointmentCancelled cancelled) {
        appointments
                .at(cancelled.appointment(), cancelled.revision())
                .filter(facts -> facts.by() != null && !duties.holds(facts.by(), Role.CLERK, facts.from()))
                .ifPresent(facts -> tellReason("CANCELLED", cancelled, facts));
    }

    @ApplicationModuleListener
    void on(AppointmentReturned returned) {
        appointments
                .at(returned.appointment(), returned.revision())
                .ifPresent(facts -> tellReason("RETURNED", returned, facts));
    }

    @ApplicationModuleListener
    void on(AskerReminded reminded) {
        appointments
                .at(reminded.appointment(), reminded.revision())
                .ifPresent(facts ->
                        tell("REMINDED", reminded, facts, reminded.lapsesAt(), Map.of("time", reminded.lapsesAt())));
    }

    @ApplicationModuleListener
    void on(AppointmentLapsed lapsed) {
        tellPlainly("LAPSED", lapsed);
    }

    @ApplicationModuleListener
    void on(AppointmentRejected rejected) {
        appointments
                .at(rejected.appointment(), rejected.revision())
                .ifPresent(facts -> tellReason("REJECTED", rejected, facts));
    }

    private void tellReason(String kind, AppointmentEvent event, Facts facts) {
        var reason = Discretion.reason(facts.reason(), cases.get(facts.caseId()));
        tell(kind, event, facts, null, Map.of("reason", reason));
    }

    @ApplicationModuleListener
    void on(OfficialMissed absent) {
        tellPlainly("OFFICIAL_ABSENT", absent);
    }

    @ApplicationModuleListener
    void on(AppointmentDeferred deferred) {
        tellPlainly("DEFERRED", deferred);
    }

    private void tellPlainly(String kind, AppointmentEvent event) {
        appointments
                .at(event.appointment(), event.revision())
                .ifPresent(facts -> tell(kind, event, facts, null, Map.of()));
    }

    /** Whoever did not come twice is not invited a third time. */
    @ApplicationModuleListener
    void on(PetitionerMissed missed) {
        appointments.at(missed.appointment(), missed.revision()).ifPresent(facts -> {
            var kind = facts.missed() < 2 ? "NO_SHOW" : "NO_SHOW_AGAIN";
            tell(kind, missed, facts, null, Map.of());
        });
    }

    private void tell(String kind, AppointmentEvent event, Facts facts, @Nullable Instant until, Map<String, ?> more) {
        var values = new HashMap<String, Object>(
                Map.of("office", facts.officeName(), "from", facts.fromName(), "place", facts.place()));
        values.putAll(more);
        notices.put(new Notices.Wanted(
                kind,
                event.appointment().value(),
                event.revision(),
                facts.about(),
                until,
                values,
                facts.outdated() ? Notices.Silence.SUPERSEDED : null));
    }
}
