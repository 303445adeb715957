package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.CaseReading;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The code that a petitioner holds, good together with the last four signs of the identity number. Kept as keyed hashes alone. */
@Component
class BookingCodes {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int CODE_SIGNS = 12;
    private static final String CODE = "appointment_code.code";
    private static final String PERSON = "appointment_code.person";
    private static final int MOST_A_MONTH = 2;

    private final Attempts attempts;
    private final CaseReading cases;
    private final ColumnCipher cipher;
    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    BookingCodes(Attempts attempts, CaseReading cases, ColumnCipher cipher, JdbcClient jdbc) {
        this.attempts = attempts;
        this.cases = cases;
        this.cipher = cipher;
        this.jdbc = jdbc;
    }

    /** A request that is sent twice at once is dealt with one after the other. */
    void await(UUID request) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("booking " + request)
                .query((_, _) -> true)
                .single();
    }

    String issue(AppointmentId appointment, UUID request, String idNumber, String noticeVersion) {
        var code = newCode();
        jdbc.sql("""
                        insert into appointment_code (appointment, request, code_hash, person_hash, notice_version)
                        values (?, ?, ?, ?, ?)""")
                .params(appointment.value(), request, cipher.hash(code, CODE), cipher.hash(idNumber, PERSON))
                .param(noticeVersion)
                .update();
        return grouped(code);
    }

    /** The answer was lost: a new code takes the place of the one before. */
    Optional<String> reissue(UUID request) {
        var code = newCode();
        var changed = jdbc.sql("update appointment_code set code_hash = ? where request = ?")
                .params(cipher.hash(code, CODE), request)
                .update();
        return changed == 0 ? Optional.empty() : Optional.of(grouped(code));
    }

    /** For what a clerk asked for; printed anew it takes the place of the one before. */
    String printed(AppointmentId appointment, String idNumber) {
        var code = newCode();
        jdbc.sql("""
                        insert into appointment_code (appointment, request, code_hash, person_hash) values (?, ?, ?, ?)
                        on conflict (appointment) do update set code_hash = excluded.code_hash""")
                .params(appointment.value(), Ids.next(), cipher.hash(code, CODE), cipher.hash(idNumber, PERSON))
                .update();
        return grouped(code);
    }

    void requireFewOf(String idNumber) {
        var asked = jdbc.sql("""
                        select count(*) from appointment_code c join appointment a on a.id = c.appointment
                        where a.asked_by = 'PETITIONER' and c.person_hash in (:hashes) and c.issued_at > clock_timestamp() - interval '30 days'""")
                .param("hashes", cipher.hashes(idNumber, PERSON))
                .query(Integer.class)
                .single();
        if (asked >= MOST_A_MONTH) {
            throw new Refused(Kind.TOO_MANY, "scheduling.too-many-wishes", "asked " + asked + " times within 30 days");
        }
    }

    /** A wrong code and wrong last signs are one answer, so that neither is learnt without the other. */
    AppointmentId find(PublicBooking.Holder holder) {
        attempts.requireFewWrongCodes(holder.address());
        var code = holder.code().replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        var found = jdbc.sql("""
                        select a.id, a.case_id from appointment_code c join appointment a on a.id = c.appointment
                        where c.code_hash in (:hashes)""")
                .param("hashes", cipher.hashes(code, CODE))
                .query((row, _) -> new Found(
                        new AppointmentId(row.getObject("id", UUID.class)),
                        new CaseId(row.getObject("case_id", UUID.class))))
                .optional()
                .filter(one -> isOf(one.caseId(), holder.lastFour()));
        if (found.isEmpty()) {
            attempts.remember("WRONG_CODE", holder.address());
        }
        return found.map(Found::appointment)
                .orElseThrow(() -> Refused.unknown("scheduling.unknown-code", "no appointment has this code"));
    }

    private record Found(AppointmentId appointment, CaseId caseId) {}

    private boolean isOf(CaseId id, String lastFour) {
        var number = cases.masked(id).idNumber();
        return number != null && number.endsWith(lastFour.strip().toUpperCase(Locale.ROOT));
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
