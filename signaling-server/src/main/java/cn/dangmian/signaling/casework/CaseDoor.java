package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.UnitId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps people away from cases that they must not have to do with: by recusal, by being accused, by confidentiality. Whether
 * somebody's duty reaches the case at all is asked elsewhere, and before.
 */
@Component
public class CaseDoor {

    /** Why somebody is kept away. */
    public enum Block {
        RECUSED,
        ACCUSED,
        CONFIDENTIAL
    }

    /** Where the person holds duties, asked once. */
    private static final String HELD = "(select held_offices(?) held offset 0) theirs";

    private final JdbcClient jdbc;
    private final Audit audit;

    CaseDoor(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** What keeps the person from looking into the case. */
    public Optional<Block> block(PersonId person, CaseId id) {
        return jdbc.sql("select case_block(?, who, held_offices(who)) from (select ?::uuid who) one")
                .params(id.value(), person.value())
                .query(String.class)
                .optional()
                .map(Block::valueOf);
    }

    /** Whether the case accuses this office. */
    public boolean accuses(CaseId id, OfficeId office) {
        return jdbc.sql("select exists (select from case_accused where case_id = ? and office = ?)")
                .params(id.value(), office.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether the case accuses this unit, or the office that it is of. */
    public boolean accuses(CaseId id, OfficeId office, UnitId unit) {
        return accuses(id, office)
                || jdbc.sql("select exists (select from case_accused_unit where case_id = ? and unit = ?)")
                        .params(id.value(), unit.value())
                        .query(Boolean.class)
                        .single();
    }

    /** Those of the cases which the person must not be called to. */
    public Set<CaseId> conflicts(PersonId person, Collection<CaseId> cases) {
        return those(
                "select id from unnest(?) id, " + HELD + " where case_conflict(id, ?, held) is not null",
                person,
                cases);
    }

    /** The same for several people at once; those who need to keep away from none are left out. */
    public Map<PersonId, Set<CaseId>> conflicts(Collection<PersonId> people, Collection<CaseId> cases) {
        var conflicts = new HashMap<PersonId, Set<CaseId>>();
        jdbc.sql("""
                        select who, id from unnest((select ?)) who cross join lateral (select held_offices(who) held offset 0) theirs
                        cross join unnest((select ?)) id where case_conflict(id, who, held) is not null""")
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .param(cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query(row -> {
                    conflicts
                            .computeIfAbsent(new PersonId(row.getObject(1, UUID.class)), _ -> new HashSet<>())
                            .add(new CaseId(row.getObject(2, UUID.class)));
                });
        return conflicts;
    }

    /** Those of the cases which the person must not look into. */
    public Set<CaseId> blocked(PersonId person, Collection<CaseId> cases) {
        return those(
                "select id from unnest(?) id, " + HELD + " where case_block(id, ?, held) is not null", person, cases);
    }

    private Set<CaseId> those(String sql, PersonId person, Collection<CaseId> cases) {
        if (cases.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql(sql)
                .params(cases.stream().map(CaseId::value).toArray(UUID[]::new), person.value(), person.value())
                .query((row, _) -> new CaseId(row.getObject(1, UUID.class)))
                .set();
    }

    /**
     * Lets the person pass, or logs the attempt. Only who is recused is told so: to the others the case does not exist.
     *
     * @param unknown the refusal for what does not exist
     */
    public void pass(PersonId person, CaseId id, Refused unknown) {
        var block = block(person, id);
        if (block.isPresent()) {
            var facts = Map.of("block", block.get().name(), "code", unknown.code());
            audit.refused(person.value(), "casework.kept-away", id.toString(), facts);
            throw block.get() == Block.RECUSED
                    ? Refused.notAllowed("casework.recused", "this person stays away from the case")
                    : unknown;
        }
    }

    /** Who receives or registers a case knows it from then on. */
    public void admit(PersonId person, CaseId id, PersonId by) {
        jdbc.sql("""
                        insert into case_access (case_id, person, given_by, given_at)
                        select id, ?, ?, now() from petition_case where id = ? on conflict do nothing""").params(person.value(), by.value(), id.value()).update();
    }

    /** Whether something keeps somebody away from the case, so that it is not named where many look at once. */
    public boolean isGuarded(CaseId id) {
        return jdbc.sql("""
                        select exists (select from petition_case where id = :id and confidentiality <> 'NORMAL')
                            or exists (select from case_accused where case_id = :id)
                            or exists (select from case_accused_unit where case_id = :id)
                            or exists (select from recusal where case_id = :id and lifted_at is null)""").param("id", id.value()).query(Boolean.class).single();
    }
}
