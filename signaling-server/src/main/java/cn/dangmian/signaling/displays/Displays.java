package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Places;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The screens of offices, from their pairing to their end. */
@Service
class Displays {

    private static final int MOST_LANGUAGES = 2;

    /** @param seenAt when a node last had a connection with it */
    record Display(
            DisplayId id,
            OfficeId office,
            String name,
            List<String> languages,
            Instant pairedAt,
            @Nullable Instant seenAt,
            boolean ended,
            long revision) {}

    /** @param languages that it speaks, one after the other */
    record Wanted(String name, List<String> languages) {}

    private final JdbcClient jdbc;
    private final Pairing pairing;
    private final Prompts prompts;
    private final Places places;
    private final Duties duties;
    private final Audit audit;
    private final Clock clock;

    Displays(
            JdbcClient jdbc, Pairing pairing, Prompts prompts, Places places, Duties duties, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.pairing = pairing;
        this.prompts = prompts;
        this.places = places;
        this.duties = duties;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where somebody may pair screens: petitioners wait there. */
    boolean hasHall(OfficeId office) {
        return !places.terminalsOf(List.of(office)).isEmpty();
    }

    List<Display> of(Collection<OfficeId> offices) {
        return offices.isEmpty()
                ? List.of()
                : jdbc.sql("select * from display where office in (:offices) and ended_at is null order by name, id")
                        .param("offices", offices.stream().map(OfficeId::value).toList())
                        .query(Displays::read)
                        .list();
    }

    Optional<Display> withSecret(Collection<byte[]> hashes) {
        return jdbc.sql("select * from display where secret_hash in (:hashes) and ended_at is null")
                .param("hashes", hashes)
                .query(Displays::read)
                .optional();
    }

    @Transactional
    public DisplayId pair(OfficeId office, String code, Wanted wanted, PersonId person) {
        pairing.requireFewGuesses(person);
        if (!hasHall(office)) {
            throw new Refused("displays.no-terminals", "nobody waits at office " + office);
        }
        prompts.requireLanguages(wanted.languages(), MOST_LANGUAGES);
        var secret = pairing.use(code);
        if (secret.isEmpty()) {
            pairing.rememberGuess(person);
            throw Refused.unknown("displays.wrong-code", "no screen shows this code, or no longer");
        }
        var id = DisplayId.next();
        jdbc.sql("""
                        insert into display (id, office, name, languages, secret_hash, paired_by, paired_at)
                        values (:id, :office, :name, :languages, :secret, :person, :at)""")
                .param("id", id.value())
                .param("office", office.value())
                .param("name", wanted.name())
                .param("languages", wanted.languages().toArray(String[]::new))
                .param("secret", secret.get())
                .param("person", person.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        audit.done(person.value(), "displays.pair", id.toString(), Map.of("office", office.value()));
        return id;
    }

    @Transactional
    public void change(DisplayId id, Wanted wanted, PersonId person) {
        var display = own(id, person);
        prompts.requireLanguages(wanted.languages(), MOST_LANGUAGES);
        jdbc.sql("""
                        update display set name = :name, languages = :languages, revision = nextval('display_revision')
                        where id = :id""")
                .param("id", id.value())
                .param("name", wanted.name())
                .param("languages", wanted.languages().toArray(String[]::new))
                .update();
        audit.done(
                person.value(),
                "displays.change",
                id.toString(),
                Map.of("office", display.office().value(), "languages", wanted.languages()));
    }

    @Transactional
    public void end(DisplayId id, PersonId person) {
        var display = own(id, person);
        jdbc.sql("update display set ended_at = ?, revision = nextval('display_revision') where id = ?")
                .params(Timestamp.from(clock.instant()), id.value())
                .update();
        audit.done(
                person.value(),
                "displays.end",
                id.toString(),
                Map.of("office", display.office().value()));
    }

    private Display own(DisplayId id, PersonId person) {
        return jdbc.sql("select * from display where id = ? and ended_at is null for update")
                .param(id.value())
                .query(Displays::read)
                .optional()
                .filter(display -> duties.holds(person, Role.CLERK, display.office())
                        || duties.holds(person, Role.OFFICE, display.office()))
                .orElseThrow(() -> Refused.unknown("displays.unknown-display", "no such display of yours: " + id));
    }

    /** Those with one of these secrets, also those that are ended. */
    Map<ByteBuffer, Display> byHash(Collection<byte[]> hashes) {
        return jdbc
                .sql("select * from display where secret_hash in (:hashes)")
                .param("hashes", hashes)
                .query((row, number) -> Map.entry(ByteBuffer.wrap(row.getBytes("secret_hash")), read(row, number)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void seen(Collection<byte[]> hashes) {
        jdbc.sql("update display set seen_at = clock_timestamp() where secret_hash in (:hashes) and ended_at is null")
                .param("hashes", hashes)
                .update();
    }

    static Display read(ResultSet row, int number) throws SQLException {
        var seen = row.getTimestamp("seen_at");
        return new Display(
                new DisplayId(row.getObject("id", UUID.class)),
                new OfficeId(row.getObject("office", UUID.class)),
                row.getString("name"),
                List.of((String[]) row.getArray("languages").getArray()),
                row.getTimestamp("paired_at").toInstant(),
                seen == null ? null : seen.toInstant(),
                row.getTimestamp("ended_at") != null,
                row.getLong("revision"));
    }
}
