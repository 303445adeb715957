package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.casework.CaseIntake;
import cn.dangmian.signaling.casework.Confidentiality;
import cn.dangmian.signaling.casework.Contact;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Office;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.scheduling.AppointmentDesk.Asking;
import cn.dangmian.signaling.scheduling.AppointmentDesk.NewAppointment;
import cn.dangmian.signaling.scheduling.events.AppointmentEvent;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A petitioner asks for an appointment without a sign-in, and holds a code for it. */
@Service
public class PublicBooking {

    /**
     * @param request made by the page, so that it may be sent again
     * @param place where the matter lies; null: where the terminal is
     * @param noticeVersion of the notice of personal information that was acknowledged
     */
    public record Asked(
            UUID request,
            TerminalId terminal,
            OfficeId office,
            Petitioner petitioner,
            Matter matter,
            AppointmentReading.Needs needs,
            String noticeVersion) {}

    public record Paragraph(String zh, String en) {}

    public record Petitioner(String name, String address, Contact contact) {}

    public record Matter(
            String title,
            String text,
            String category,
            @Nullable OfficeId place) {}

    /** Who has a code in hand. @param address from where it is asked, to slow down who tries too many */
    public record Holder(String code, String lastFour, String address) {}

    /**
     * @param above offices above the terminal's, nearest first: where it is
     * @param cancelUntil null without a time
     * @param mayCancel by the petitioner, now
     */
    public record Own(
            AppointmentReading.Shown shown,
            List<AppointmentReading.Step> steps,
            List<String> above,
            @Nullable Instant cancelUntil,
            boolean mayCancel,
            boolean mayDecline) {}

    private final Wishes wishes;
    private final Appointments appointments;
    private final AppointmentChanges changes;
    private final AppointmentRows rows;
    private final BookingCodes codes;
    private final CaseIntake intake;
    private final Places places;
    private final Offices offices;
    private final Attempts attempts;
    private final WorkingDays calendar;
    private final SchedulingClocks clocks;
    private final PrivacyNotices notices;
    private final Clock clock;

    PublicBooking(
            Wishes wishes,
            Appointments appointments,
            AppointmentChanges changes,
            AppointmentRows rows,
            BookingCodes codes,
            CaseIntake intake,
            Places places,
            Offices offices,
            Attempts attempts,
            WorkingDays calendar,
            SchedulingClocks clocks,
            PrivacyNotices notices,
            Clock clock) {
        this.wishes = wishes;
        this.appointments = appointments;
        this.changes = changes;
        this.rows = rows;
        this.codes = codes;
        this.intake = intake;
        this.places = places;
        this.offices = offices;
        this.attempts = attempts;
        this.calendar = calendar;
        this.clocks = clocks;
        this.notices = notices;
        this.clock = clock;
    }

    /** Of the notice of personal information that holds today. */
    public String noticeVersion() {
        return notices.version();
    }

    public List<Paragraph> noticeWords(String version) {
        return notices.words(version);
    }

    public void requireAcknowledged(String version) {
        var today = notices.version();
        if (!version.equals(today)) {
            throw new Refused(
                    "scheduling.notice-not-acknowledged", "version " + version + " (expected: " + today + ")");
        }
    }

    /** @return the code; asked again with the same request, a new code for the same appointment */
    @Transactional
    public String ask(Asked asked, String address) {
        codes.await(asked.request());
        var again = codes.reissue(asked.request());
        if (again.isPresent()) {
            return again.get();
        }
        attempts.requireFewWishes(address);
        attempts.remember("WISH", address);
        var number = asked.petitioner().contact().idNumber();
        if (number == null || asked.petitioner().contact().telephone() == null) {
            throw Refused.malformed("scheduling.contact-needed", "an identity and a telephone number are needed");
        }
        codes.requireFewOf(number);
        var appointment = draft(asked);
        changes.change(appointments.lock(appointment).orElseThrow(), null, "", this::submitted);
        return codes.issue(appointment, asked.request(), number, asked.noticeVersion());
    }

    private AppointmentId draft(Asked asked) {
        var from = places.officeOf(asked.terminal());
        var registration = new CaseIntake.Registration(
                asked.terminal(),
                asked.petitioner().name(),
                asked.petitioner().address(),
                asked.petitioner().contact(),
                asked.matter().title(),
                asked.matter().text(),
                Confidentiality.NORMAL,
                List.of());
        var wanted = new NewAppointment(
                intake.bring(registration),
                Asking.CLERK,
                asked.terminal(),
                asked.office(),
                null,
                matter(from, asked.matter().category(), asked.matter().place()),
                asked.needs());
        return wishes.draft(wanted, null);
    }

    /** What the tier rule is asked about a petitioner's matter: something wanted, brought for the first time. */
    public static TierPilot.Matter matter(OfficeId from, String category, @Nullable OfficeId place) {
        return new TierPilot.Matter(
                List.of(place == null ? from : place),
                category,
                TierPilot.Purpose.REQUEST,
                TierPilot.History.FIRST,
                null,
                null);
    }

    private AppointmentEvent submitted(Appointment own, Instant at) {
        return own.submit(at, calendar.deadline(at, clocks.reviewDays(), clocks.firstDayCounts()));
    }

    @Transactional(readOnly = true)
    public Own look(Holder holder) {
        return own(codes.find(holder));
    }

    /** What nobody has registered goes with it. */
    @Transactional
    public Own cancel(Holder holder, String reason) {
        var found = codes.find(holder);
        var locked = appointments.lock(found).orElseThrow();
        changes.change(locked, null, reason, (own, at) -> own.cancel(at, clocks.cancelBefore()));
        intake.withdrawDraft(locked.wish().caseId());
        return own(found);
    }

    @Transactional
    public Own decline(Holder holder, String reason) {
        return changed(holder, reason, Appointment::decline);
    }

    /** Answers what an office asked when it sent the wish back. */
    @Transactional
    public Own submitAgain(Holder holder, String answer) {
        return changed(holder, answer, this::submitted);
    }

    private Own changed(Holder holder, String reason, BiFunction<Appointment, Instant, AppointmentEvent> how) {
        var found = codes.find(holder);
        changes.change(appointments.lock(found).orElseThrow(), null, reason, how);
        return own(found);
    }

    private Own own(AppointmentId id) {
        var shown = rows.get(id);
        var slot = shown.slot();
        var until = slot == null ? null : slot.starts().minus(clocks.cancelBefore());
        var over = AppointmentStage.valueOf(shown.stage()).isOver();
        var late = until != null && clock.instant().isAfter(until);
        return new Own(
                shown,
                rows.history(id),
                offices.above(new OfficeId(shown.from().id())).stream()
                        .map(Office::name)
                        .toList(),
                until,
                !over && !late,
                slot != null && shown.moved() && !shown.declined());
    }
}
