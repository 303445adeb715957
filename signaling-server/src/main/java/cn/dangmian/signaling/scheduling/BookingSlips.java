package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.Cases;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.scheduling.AppointmentStandings.Standing;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a clerk prints for a petitioner whom they booked for: with a code, so that the petitioner can look it up alone. */
@Service
class BookingSlips {

    /** @param code null for whoever asked on the public page, and has one, and for whoever has no number to prove it is them */
    record Slip(@Nullable String code, Instant at, AppointmentReading.Shown appointment) {}

    private final Appointments appointments;
    private final AppointmentStandings standings;
    private final AppointmentRows rows;
    private final BookingCodes codes;
    private final Cases cases;
    private final Audit audit;
    private final Clock clock;

    BookingSlips(
            Appointments appointments,
            AppointmentStandings standings,
            AppointmentRows rows,
            BookingCodes codes,
            Cases cases,
            Audit audit,
            Clock clock) {
        this.appointments = appointments;
        this.standings = standings;
        this.rows = rows;
        this.codes = codes;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    /** Only the code that was printed last is good. */
    @Transactional
    public Slip print(AppointmentId id, PersonId clerk) {
        var booked = appointments.lock(id).orElseThrow(() -> AppointmentStandings.unknown(id));
        standings.require(booked, Standing.CLERK, clerk);
        var number = cases.contact(booked.wish().caseId()).idNumber();
        var hasOne = booked.wish().askedBy() == Wish.AskedBy.PETITIONER;
        var code = hasOne || number == null ? null : codes.printed(id, number);
        audit.done(clerk.value(), "scheduling.print-slip", id.toString(), Map.of());
        return new Slip(code, clock.instant(), rows.get(id));
    }
}
