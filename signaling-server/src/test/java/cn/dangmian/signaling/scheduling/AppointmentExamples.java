package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appointments that went the real way to where they stand. */
final class AppointmentExamples {

    static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z");
    static final Instant DUE = MONDAY.plus(Duration.ofDays(2));
    static final Instant START = Instant.parse("2026-12-01T01:00:00Z");
    /** When a reminded wish lapses. */
    static final Instant LAPSE = MONDAY.plus(Duration.ofDays(20));

    static final SchedulingClocks CLOCKS = new SchedulingClocks(
            2,
            10,
            10,
            false,
            Duration.ofMinutes(15),
            Duration.ofMinutes(10),
            Duration.ofHours(24),
            LocalTime.of(18, 0));
    static final OfficeId CITY = new OfficeId(UUID.randomUUID());
    static final OfficeId PROVINCE = new OfficeId(UUID.randomUUID());

    private AppointmentExamples() {}

    static Slot slot(Instant starts) {
        return new Slot(
                PersonId.next(),
                null,
                new DeskId(UUID.randomUUID()),
                new TerminalId(UUID.randomUUID()),
                null,
                starts,
                starts.plus(Duration.ofMinutes(30)));
    }

    static Appointment draft() {
        return draft(null);
    }

    /** Under review at the city; the province was asked for, and another office is competent. */
    static Appointment tooHigh(OfficeId competent) {
        var high = draft(competent);
        high.submit(MONDAY, DUE);
        high.take(MONDAY);
        return high;
    }

    private static Appointment draft(@Nullable OfficeId competent) {
        var wish = new Wish(
                new CaseId(UUID.randomUUID()),
                Wish.AskedBy.CLERK,
                PersonId.next(),
                new TerminalId(UUID.randomUUID()),
                new OfficeId(UUID.randomUUID()),
                PROVINCE,
                null,
                List.of(CITY, PROVINCE),
                new Wish.TierFinding("PLACE", 1, TierPilot.Outcome.RECEIVE),
                new AppointmentReading.Needs(1, "", "", List.of(), null));
        return Appointment.drafted(AppointmentId.next(), wish, competent);
    }

    static Appointment submitted() {
        var submitted = draft();
        submitted.submit(MONDAY, DUE);
        return submitted;
    }

    static Appointment underReview() {
        var taken = submitted();
        taken.take(MONDAY);
        return taken;
    }

    static Appointment atLastOffice() {
        var forwarded = underReview();
        forwarded.forward(MONDAY, DUE);
        forwarded.take(MONDAY);
        return forwarded;
    }

    static Appointment approved() {
        var approved = atLastOffice();
        approved.approve(MONDAY);
        return approved;
    }

    static Appointment scheduled() {
        var scheduled = approved();
        scheduled.schedule(slot(START), MONDAY, CLOCKS);
        return scheduled;
    }

    static Appointment in(AppointmentStage stage) {
        return switch (stage) {
            case DRAFT -> draft();
            case SUBMITTED -> submitted();
            case UNDER_REVIEW -> underReview();
            case RETURNED -> after(underReview(), appointment -> appointment.sendBack(MONDAY, DUE));
            case LAPSED ->
                after(in(AppointmentStage.RETURNED), appointment -> {
                    appointment.expire(DUE, LAPSE);
                    appointment.expire(LAPSE, LAPSE);
                });
            case REJECTED -> after(underReview(), appointment -> appointment.reject(MONDAY));
            case APPROVED -> approved();
            case SCHEDULED -> scheduled();
            case NO_SHOW -> after(scheduled(), appointment -> appointment.expire(START, LAPSE));
            case OFFICIAL_ABSENT ->
                after(scheduled(), appointment -> {
                    appointment.arrive(START, CLOCKS);
                    appointment.expire(START, LAPSE);
                });
            case DEFERRED ->
                after(scheduled(), appointment -> {
                    appointment.arrive(START, CLOCKS);
                    appointment.attend(START, CLOCKS);
                    appointment.expire(START, LAPSE);
                });
            case CANCELLED -> after(scheduled(), appointment -> appointment.cancel(MONDAY, null));
            case FULFILLED -> after(scheduled(), appointment -> appointment.fulfil(START));
        };
    }

    private static Appointment after(Appointment appointment, java.util.function.Consumer<Appointment> what) {
        what.accept(appointment);
        return appointment;
    }
}
