package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tokens on printed tickets: whoever has one sees where that number stands, today. */
@Component
class Tickets {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String TOKEN = "reception-ticket";
    private static final int TOKEN_BYTES = 16;
    private static final int MOST_PRINTS = 50;
    private static final int GUESSES = 30;

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final Standings standings;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Tickets(JdbcClient jdbc, ColumnCipher cipher, Standings standings, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.standings = standings;
        this.audit = audit;
        this.clock = clock;
    }

    record Issued(Standings.Standing standing, String token) {}

    /** A token of its own for each print: all that are printed today stay good. */
    @Transactional
    public Issued issue(TerminalId terminal, ReceptionId id, PersonId clerk) {
        var today = today();
        var standing = standings
                .find(id)
                .filter(found -> found.reception().visit().terminal().equals(terminal))
                .filter(found -> dayOf(found).equals(today))
                .orElseThrow(() -> Receptions.unknown(id));
        var printed = jdbc.sql("select count(*) from reception_ticket where reception = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
        if (printed >= MOST_PRINTS) {
            throw new Refused(Kind.TOO_MANY, "reception.printed-enough", "printed " + printed + " times");
        }
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("delete from reception_ticket where day < ?").param(today).update();
        jdbc.sql("insert into reception_ticket (token_hash, reception, day) values (?, ?, ?)")
                .params(cipher.hash(token, TOKEN), id.value(), today)
                .update();
        audit.done(clerk.value(), "reception.print-ticket", id.toString(), Map.of());
        return new Issued(standing, token);
    }

    private static LocalDate dayOf(Standings.Standing standing) {
        return standing.reception().visit().checkedInAt().atZone(BEIJING).toLocalDate();
    }

    private LocalDate today() {
        return clock.instant().atZone(BEIJING).toLocalDate();
    }

    /** At most once a second for each token: a page that asks oftener is told to wait. */
    @Transactional
    public Standings.Standing look(String token) {
        var hashes = cipher.hashes(token, TOKEN);
        var reception = jdbc.sql("""
                        update reception_ticket set looked_at = clock_timestamp()
                        where token_hash in (:hashes) and day = :today and looked_at < clock_timestamp() - interval '1 s'
                        returning reception""")
                .param("hashes", hashes)
                .param("today", today())
                .query((row, _) -> new ReceptionId(row.getObject(1, UUID.class)))
                .optional();
        if (reception.isEmpty() && isKnown(hashes)) {
            throw new Refused(Kind.TOO_MANY, "reception.too-many-looks", "more than one look within a second");
        }
        return reception
                .flatMap(standings::find)
                .orElseThrow(() -> Refused.unknown("reception.unknown-ticket", "no ticket of today has this token"));
    }

    private boolean isKnown(List<byte[]> hashes) {
        return jdbc.sql("select exists (select from reception_ticket where token_hash in (:hashes) and day = :today)")
                .param("hashes", hashes)
                .param("today", today())
                .query(Boolean.class)
                .single();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void requireFewGuesses(String address) {
        var guesses = jdbc.sql("""
                        select count(*) from reception_ticket_guess
                        where address = ? and at > clock_timestamp() - interval '15 min'""").param(address).query(Integer.class).single();
        if (guesses >= GUESSES) {
            throw new Refused(Kind.TOO_MANY, "reception.too-many-guesses", "too many unknown tickets; wait 15 minutes");
        }
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void rememberGuess(String address) {
        jdbc.sql("delete from reception_ticket_guess where at < clock_timestamp() - interval '1 day'")
                .update();
        jdbc.sql("insert into reception_ticket_guess (address) values (?)")
                .param(address)
                .update();
    }
}
