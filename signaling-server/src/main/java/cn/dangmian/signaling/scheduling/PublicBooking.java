package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.casework.CaseIntake;
import cn.dangmian.signaling.casework.Confidentiality;
import cn.dangmian.signaling.casework.Contact;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.scheduling.AppointmentDesk.Asking;
import cn.dangmian.signaling.scheduling.AppointmentDesk.NewAppointment;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A petitioner asks for an appointment without a sign-in, and holds a code for it. */
@Service
public class PublicBooking {

    /** @param request made by the page, so that it may be sent again */
    public record Asked(
            UUID request,
            TerminalId terminal,
            OfficeId office,
            Petitioner petitioner,
            String title,
            String text,
            String category,
            int headCount,
            String language,
            String help) {}

    public record Petitioner(String name, String address, Contact contact) {}

    /** @param mayCancel by the petitioner, now */
    public record Own(AppointmentReading.Shown shown, boolean mayCancel, boolean mayDecline) {}

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int CODE_SIGNS = 12;
    private static final String CODE = "appointment_code.code";
    private static final String PERSON = "appointment_code.person";
    private static final int MOST_A_MONTH = 2;

    private final Wishes wishes;
    private final Appointments appointments;
    private final AppointmentChanges changes;
    private final AppointmentRows rows;
    private final CaseIntake intake;
    private final Places places;
    private final Attempts attempts;
    private final ColumnCipher cipher;
    private final WorkingDays calendar;
    private final SchedulingClocks clocks;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PublicBooking(
            Wishes wishes,
            Appointments appointments,
            AppointmentChanges changes,
            AppointmentRows rows,
            CaseIntake intake,
            Places places,
            Attempts attempts,
            ColumnCipher cipher,
            WorkingDays calendar,
            SchedulingClocks clocks,
            JdbcClient jdbc,
            Clock clock) {
        this.wishes = wishes;
        this.appointments = appointments;
        this.changes = changes;
        this.rows = rows;
        this.intake = intake;
        this.places = places;
        this.attempts = attempts;
        this.cipher = cipher;
        this.calendar = calendar;
        this.clocks = clocks;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the code; asked again with the same request, a new code for the same appointment */
    @Transactional
    public String ask(Asked asked, String address) {
        var again = reissue(asked.request());
        if (again.isPresent()) {
            return again.get();
        }
        attempts.requireFewWishes(address);
        attempts.remember("WISH", address);
        var number = asked.petitioner().contact().idNumber();
        if (number == null || asked.petitioner().contact().telephone() == null) {
            throw Refused.malformed("scheduling.contact-needed", "an identity and a telephone number are needed");
        }
        requireFewOf(number);
        var appointment = draft(asked);
        var locked = appointments.lock(appointment).orElseThrow();
        changes.change(
                locked,
                null,
                "",
                (own, at) -> own.submit(at, calendar.deadline(at, clocks.reviewDays(), clocks.firstDayCounts())));
        var code = newCode();
        jdbc.sql("insert into appointment_code (appointment, request, code_hash, person_hash) values (?, ?, ?, ?)")
                .params(appointment.value(), asked.request(), cipher.hash(code, CODE), cipher.hash(number, PERSON))
                .update();
        return grouped(code);
    }

    private AppointmentId draft(Asked asked) {
        var from = places.terminal(asked.terminal()).office();
        var registration = new CaseIntake.Registration(
                asked.terminal(),
                asked.petitioner().name(),
                asked.petitioner().address(),
                asked.petitioner().contact(),
                asked.title(),
                asked.text(),
                Confidentiality.NORMAL,
                List.of());
        var matter = new TierPilot.Matter(
                List.of(from), asked.category(), TierPilot.Purpose.REQUEST, TierPilot.History.FIRST, null, null);
        var wanted = new NewAppointment(
                intake.bring(registration),
                Asking.CLERK,
                asked.terminal(),
                asked.office(),
                null,
                matter,
                asked.headCount(),
                asked.language(),
                asked.help());
        return wishes.draft(wanted, null);
    }

    private void requireFewOf(String idNumber) {
        var asked = jdbc.sql("""
                        select count(*) from appointment_code
                        where person_hash in (:hashes) and issued_at > clock_timestamp() - interval '30 days'""")
                .param("hashes", cipher.hashes(idNumber, PERSON))
                .query(Integer.class)
                .single();
        if (asked >= MOST_A_MONTH) {
            throw new Refused(Kind.TOO_MANY, "scheduling.too-many-wishes", "asked " + asked + " times within 30 days");
        }
    }

    private Optional<String> reissue(UUID request) {
        var code = newCode();
        var changed = jdbc.sql("update appointment_code set code_hash = ? where request = ?")
                .params(cipher.hash(code, CODE), request)
                .update();
        return changed == 0 ? Optional.empty() : Optional.of(grouped(code));
    }

    @Transactional(readOnly = true)
    public Own look(String code, String address) {
        return own(find(code, address));
    }

    @Transactional
    public Own cancel(String code, String reason, String address) {
        var found = find(code, address);
        var locked = appointments.lock(found).orElseThrow();
        changes.change(locked, null, reason, (own, at) -> own.cancel(at, clocks.cancelBefore()));
        return own(found);
    }

    @Transactional
    public Own decline(String code, String reason, String address) {
        var found = find(code, address);
        changes.change(appointments.lock(found).orElseThrow(), null, reason, Appointment::decline);
        return own(found);
    }

    private Own own(AppointmentId id) {
        var shown = rows.get(id);
        var slot = shown.slot();
        var over = AppointmentStage.valueOf(shown.stage()).isOver();
        var late = slot != null && isLate(Duration.between(clock.instant(), slot.starts()));
        return new Own(shown, !over && !late, slot != null && shown.moved() && !shown.declined());
    }

    private boolean isLate(Duration left) {
        return left.compareTo(clocks.cancelBefore()) < 0;
    }

    private AppointmentId find(String typed, String address) {
        attempts.requireFewWrongCodes(address);
        var code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        var found = jdbc.sql("select appointment from appointment_code where code_hash in (:hashes)")
                .param("hashes", cipher.hashes(code, CODE))
                .query((row, _) -> new AppointmentId(row.getObject(1, UUID.class)))
                .optional();
        if (found.isEmpty()) {
            attempts.remember("WRONG_CODE", address);
        }
        return found.orElseThrow(() -> Refused.unknown("scheduling.unknown-code", "no appointment has this code"));
    }

    private String newCode() {
        return random.ints(CODE_SIGNS, 0, ALPHABET.length())
                .mapToObj(sign -> String.valueOf(ALPHABET.charAt(sign)))
                .collect(Collectors.joining());
    }

    private static String grouped(String code) {
        return code.substring(0, 4) + "-" + code.substring(4, 8) + "-" + code.substring(8);
    }
}
