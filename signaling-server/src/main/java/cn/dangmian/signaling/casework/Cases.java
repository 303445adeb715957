package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases in PostgreSQL. */
@Component
public class Cases {

    static final String ID_NUMBER = "petition_case.id_number";
    static final String TELEPHONE = "petition_case.telephone";
    private static final String EMAIL = "petition_case.email";

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;

    Cases(JdbcClient jdbc, ColumnCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    public CaseBrief get(CaseId id) {
        return Snapshots.once(id, () -> ask(id));
    }

    private CaseBrief ask(CaseId id) {
        return find(id).orElseThrow(() -> Refused.unknown("casework.unknown-case", "no such case: " + id));
    }

    /** Asks for all of them at once, before each is asked for. */
    public void lookUp(Collection<CaseId> cases) {
        Snapshots.know(jdbc
                .sql("select * from petition_case where id = any(?)")
                .param(cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query(Cases::read)
                .list()
                .stream()
                .collect(Collectors.toMap(CaseBrief::id, Function.identity())));
    }

    public Optional<CaseBrief> find(CaseId id) {
        return jdbc.sql("select * from petition_case where id = ?")
                .param(id.value())
                .query(Cases::read)
                .optional();
    }

    void add(CaseBrief brief) {
        jdbc.sql("""
                        insert into petition_case (id, number, petitioner, address, title, text, office, registered_at, stage,
                            confidentiality)
                        values (?, nullif(?, ''), ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        brief.id().value(),
                        brief.number(),
                        brief.petitioner(),
                        brief.address(),
                        brief.title(),
                        brief.text(),
                        brief.office().value(),
                        Timestamp.from(brief.registeredAt()),
                        brief.stage(),
                        brief.confidentiality().name())
                .update();
    }

    /** Until the transaction ends nobody else writes to it. */
    void lock(CaseId id) {
        jdbc.sql("select id from petition_case where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .single();
    }

    /** What was brought and waits to be registered. */
    Optional<CaseBrief> lockDraft(CaseId id) {
        return jdbc.sql("select * from petition_case where id = ? and stage = 'DRAFT' for update")
                .param(id.value())
                .query(Cases::read)
                .optional();
    }

    void register(CaseId id, String number, Instant at, @Nullable CaseId repeatOf) {
        jdbc.sql("""
                        update petition_case set number = ?, brought_at = registered_at, registered_at = ?, repeat_of = ?,
                            stage = 'REGISTERED' where id = ?""")
                .params(number, Timestamp.from(at))
                .param(repeatOf == null ? null : repeatOf.value())
                .param(id.value())
                .update();
    }

    /** @return false when it was registered, or withdrawn, before */
    boolean withdraw(CaseId id) {
        return jdbc.sql("update petition_case set stage = 'WITHDRAWN' where id = ? and stage = 'DRAFT'")
                        .param(id.value())
                        .update()
                == 1;
    }

    /** The whole numbers: for the system's own use, never to be shown. */
    public Contact contact(CaseId id) {
        return jdbc.sql("select id, id_number, telephone, email from petition_case where id = ?")
                .param(id.value())
                .query(this::readContact)
                .optional()
                .orElseThrow(() -> Refused.unknown("casework.unknown-case", "no such case: " + id));
    }

    private Contact readContact(ResultSet row, int number) throws SQLException {
        var id = row.getString("id");
        var idNumber = row.getBytes("id_number");
        var telephone = row.getBytes("telephone");
        var email = row.getBytes("email");
        return new Contact(
                idNumber == null ? null : cipher.open(idNumber, ID_NUMBER + " " + id),
                telephone == null ? null : cipher.open(telephone, TELEPHONE + " " + id),
                email == null ? null : cipher.open(email, EMAIL + " " + id));
    }

    void putContact(CaseId id, Contact contact) {
        var idNumber = contact.idNumber();
        var telephone = contact.telephone();
        var email = contact.email();
        jdbc.sql("""
                        update petition_case set id_number = ?, id_hash = ?, telephone = ?, telephone_hash = ?, email = ?,
                            contact_key = ?
                        where id = ?""")
                .param(1, idNumber == null ? null : cipher.seal(idNumber, ID_NUMBER + " " + id), Types.BINARY)
                .param(2, idNumber == null ? null : cipher.hash(idNumber, ID_NUMBER), Types.BINARY)
                .param(3, telephone == null ? null : cipher.seal(telephone, TELEPHONE + " " + id), Types.BINARY)
                .param(4, telephone == null ? null : cipher.hash(telephone, TELEPHONE), Types.BINARY)
                .param(5, email == null ? null : cipher.seal(email, EMAIL + " " + id), Types.BINARY)
                .param(
                        6,
                        idNumber == null && telephone == null && email == null ? null : cipher.currentKey(),
                        Types.INTEGER)
                .param(7, id.value())
                .update();
    }

    /** Those of this petitioner, newest first; by the number that is given, or by both. */
    List<CaseBrief> of(Contact contact, int limit) {
        return jdbc.sql("""
                        select * from petition_case
                        where (:noId or id_hash = any(:ids)) and (:noTelephone or telephone_hash = any(:telephones))
                        order by registered_at desc, id desc limit :limit""")
                .param("noId", contact.idNumber() == null)
                .param("ids", hashes(contact.idNumber(), ID_NUMBER))
                .param("noTelephone", contact.telephone() == null)
                .param("telephones", hashes(contact.telephone(), TELEPHONE))
                .param("limit", limit)
                .query(Cases::read)
                .list();
    }

    byte[][] hashes(@Nullable String text, String kind) {
        return text == null ? new byte[0][] : cipher.hashes(text, kind).toArray(byte[][]::new);
    }

    /** Some cases whose contact is sealed with an earlier key; their rows stay locked. */
    List<CaseId> sealedBefore(int limit) {
        return jdbc.sql("""
                        select id from petition_case where contact_key is not null and contact_key <> ?
                        limit ? for update skip locked""")
                .params(cipher.currentKey(), limit)
                .query((row, _) -> new CaseId(row.getObject(1, UUID.class)))
                .list();
    }

    /** The next serial of an office's day; its row stays locked until the case is committed, so that no number is lost. */
    int nextSerial(OfficeId office, LocalDate day) {
        return jdbc.sql("""
                        insert into case_serial (office, day, last) values (?, ?, 1)
                        on conflict (office, day) do update set last = case_serial.last + 1 returning last""").params(office.value(), day).query(Integer.class).single();
    }

    /** Something that happened to a case. @param kind stable, upper case: {@code CASE_REGISTERED} */
    public record Step(Instant at, String kind) {}

    /** What happened, in the order of time. */
    public List<Step> steps(CaseId id) {
        return jdbc.sql("select at, kind from case_timeline where case_id = ? order by at, kind")
                .param(id.value())
                .query((row, _) -> new Step(row.getTimestamp(1).toInstant(), row.getString(2)))
                .list();
    }

    void note(CaseId id, String kind, Instant at) {
        jdbc.sql("insert into case_timeline (case_id, kind, at) values (?, ?, ?) on conflict do nothing")
                .params(id.value(), kind, Timestamp.from(at))
                .update();
    }

    static CaseBrief read(ResultSet row, int number) throws SQLException {
        return new CaseBrief(
                new CaseId(row.getObject("id", UUID.class)),
                Objects.requireNonNullElse(row.getString("number"), ""),
                row.getString("petitioner"),
                row.getString("address"),
                row.getString("title"),
                row.getString("text"),
                new OfficeId(row.getObject("office", UUID.class)),
                row.getTimestamp("registered_at").toInstant(),
                row.getString("stage"),
                Confidentiality.valueOf(row.getString("confidentiality")));
    }
}
