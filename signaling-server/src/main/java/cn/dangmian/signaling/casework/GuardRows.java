package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recusals, accusations and lists of cases in PostgreSQL. */
@Component
class GuardRows {

    private final JdbcClient jdbc;

    GuardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the person stays away already */
    boolean recuse(CaseGuards.Recusal recusal, String reason) {
        return jdbc.sql("""
                                insert into recusal (id, case_id, person, kind, reason, declared_by, declared_at)
                                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                recusal.id(),
                                recusal.caseId().value(),
                                recusal.person().value(),
                                recusal.kind().name(),
                                reason,
                                recusal.declaredBy().value(),
                                Timestamp.from(recusal.declaredAt()))
                        .update()
                > 0;
    }

    Optional<CaseGuards.Recusal> inForce(UUID id) {
        return jdbc.sql("select * from recusal where id = ? and lifted_at is null")
                .param(id)
                .query(GuardRows::read)
                .optional();
    }

    List<CaseGuards.Recusal> recusalsOf(CaseId id) {
        return jdbc.sql("select * from recusal where case_id = ? and lifted_at is null order by declared_at, id")
                .param(id.value())
                .query(GuardRows::read)
                .list();
    }

    void lift(UUID id, PersonId by, Instant at) {
        jdbc.sql("update recusal set lifted_by = ?, lifted_at = ? where id = ? and lifted_at is null")
                .params(by.value(), Timestamp.from(at), id)
                .update();
    }

    void setConfidentiality(CaseId id, Confidentiality confidentiality) {
        jdbc.sql("update petition_case set confidentiality = ? where id = ?")
                .params(confidentiality.name(), id.value())
                .update();
    }

    void accuse(CaseId id, @Nullable OfficeId office, @Nullable PersonId person, PersonId by) {
        jdbc.sql("""
                        insert into case_accused (case_id, office, person, noted_by, noted_at)
                        values (?, ?::uuid, ?::uuid, ?, now()) on conflict do nothing""")
                .param(id.value())
                .param(office == null ? null : office.toString())
                .param(person == null ? null : person.toString())
                .param(by.value())
                .update();
    }

    void accuseUnit(CaseId id, UnitId unit, PersonId by) {
        jdbc.sql("insert into case_accused_unit (case_id, unit, noted_by) values (?, ?, ?) on conflict do nothing")
                .params(id.value(), unit.value(), by.value())
                .update();
    }

    List<UnitId> accusedUnits(CaseId id) {
        return jdbc.sql("select unit from case_accused_unit where case_id = ? order by noted_at, unit")
                .param(id.value())
                .query((row, _) -> new UnitId(row.getObject(1, UUID.class)))
                .list();
    }

    void acquit(CaseId id) {
        jdbc.sql("delete from case_accused where case_id = ?").param(id.value()).update();
        jdbc.sql("delete from case_accused_unit where case_id = ?")
                .param(id.value())
                .update();
    }

    List<OfficeId> accusedOffices(CaseId id) {
        return jdbc.sql(
                        "select office from case_accused where case_id = ? and office is not null order by noted_at, office")
                .param(id.value())
                .query((row, _) -> new OfficeId(row.getObject(1, UUID.class)))
                .list();
    }

    List<PersonId> accusedPeople(CaseId id) {
        return people(
                "select person from case_accused where case_id = ? and person is not null order by noted_at, person",
                id);
    }

    List<PersonId> onList(CaseId id) {
        return people("select person from case_access where case_id = ? order by given_at, person", id);
    }

    /** Makes these people, and no others, those on the list. */
    void setList(CaseId id, List<PersonId> people, PersonId by) {
        var wanted = people.stream().map(PersonId::value).toArray(UUID[]::new);
        jdbc.sql("delete from case_access where case_id = ? and person <> all(?)")
                .params(id.value(), wanted)
                .update();
        jdbc.sql("""
                        insert into case_access (case_id, person, given_by, given_at)
                        select ?, person, ?, now() from unnest(?) person on conflict do nothing""").params(id.value(), by.value(), wanted).update();
    }

    private List<PersonId> people(String sql, CaseId id) {
        return jdbc.sql(sql)
                .param(id.value())
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    private static CaseGuards.Recusal read(ResultSet row, int number) throws SQLException {
        return new CaseGuards.Recusal(
                row.getObject("id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                CaseGuards.Kind.valueOf(row.getString("kind")),
                new PersonId(row.getObject("declared_by", UUID.class)),
                row.getTimestamp("declared_at").toInstant());
    }
}
