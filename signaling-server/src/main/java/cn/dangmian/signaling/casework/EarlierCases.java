package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the person at the counter brought before: the same document, or the same name and telephone number. */
@Component
class EarlierCases {

    private static final int MOST_FOUND = 50;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseReading reading;
    private final CaseDoor door;
    private final Audit audit;

    EarlierCases(JdbcClient jdbc, Cases cases, CaseReading reading, CaseDoor door, Audit audit) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.reading = reading;
        this.door = door;
        this.audit = audit;
    }

    /** As far as the person may see them: what is the same matter first, then the newest. */
    @Transactional
    public List<Earlier> of(Earlier.Newcomer newcomer, PersonId person) {
        var contact = newcomer.contact();
        if (contact.idNumber() == null && contact.telephone() == null) {
            throw Refused.malformed("casework.nothing-to-search", "a number of a document or a telephone is needed");
        }
        var found = find(newcomer).stream()
                .filter(one -> reading.reaches(one.brief().office(), person)
                        && door.block(person, one.brief().id()).isEmpty())
                .sorted(Comparator.comparing(Earlier::verdict))
                .toList();
        audit.done(
                person.value(), "casework.search", person.toString(), Map.of("by", "earlier", "found", found.size()));
        return found;
    }

    private List<Earlier> find(Earlier.Newcomer newcomer) {
        return jdbc.sql("""
                        select c.*, coalesce(c.id_hash = any(:ids), false) as same_number,
                            coalesce(c.telephone_hash = any(:telephones), false) as same_telephone,
                            c.petitioner = :name as same_name,
                            (select max(t.at) from case_timeline t where t.case_id = c.id) as last_at
                        from petition_case c
                        where c.id_hash = any(:ids) or c.telephone_hash = any(:telephones) and c.petitioner = :name
                        order by c.registered_at desc, c.id desc limit :most""")
                .param("ids", cases.hashes(newcomer.contact().idNumber(), Cases.ID_NUMBER))
                .param("telephones", cases.hashes(newcomer.contact().telephone(), Cases.TELEPHONE))
                .param("name", newcomer.name().strip())
                .param("most", MOST_FOUND)
                .query((row, number) -> read(row, number, newcomer))
                .list();
    }

    private static Earlier read(ResultSet row, int number, Earlier.Newcomer newcomer) throws SQLException {
        var brief = Cases.read(row, number);
        var person = new Earlier.Person(
                row.getBoolean("same_number"), row.getBoolean("same_telephone"), row.getBoolean("same_name"));
        Timestamp last = row.getTimestamp("last_at");
        return Earlier.of(
                brief,
                MatterRows.read(row, number),
                person,
                newcomer,
                last == null ? brief.registeredAt() : last.toInstant());
    }
}
