package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.ResponsibleUnit.Contact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The responsible units of offices, and whom to call there. */
@Component
class Units {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final UnitContacts contacts;
    private final SearchKeys keys;
    private final Offices offices;
    private final Audit audit;
    private final Clock clock;

    Units(JdbcClient jdbc, UnitContacts contacts, SearchKeys keys, Offices offices, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.keys = keys;
        this.offices = offices;
        this.audit = audit;
        this.clock = clock;
    }

    /** A unit of another office is as unknown as one that does not exist. */
    ResponsibleUnit get(OfficeId office, UnitId id) {
        return jdbc.sql("select * from responsible_unit where id = ? and office = ?")
                .params(id.value(), office.value())
                .query((row, _) -> unit(row, contacts.of(id)))
                .optional()
                .orElseThrow(() -> Refused.unknown("organization.unknown-unit", "no such unit there: " + id));
    }

    @Transactional
    public UnitId add(PersonId person, ResponsibleUnit wanted) {
        var given = wanted.checked();
        var office = offices.get(given.office());
        require(given);
        var id = new UnitId(Ids.next());
        jdbc.sql("insert into responsible_unit (id, office, parent, name, kind, competences) values (?, ?, ?, ?, ?, ?)")
                .param(id.value())
                .param(given.office().value())
                .param(given.parent() == null ? null : given.parent().value())
                .param(given.name())
                .param(given.kind().name())
                .param(given.competences().toArray(String[]::new))
                .update();
        write(id, given, office);
        audit.done(person.value(), "organization.add-unit", id.toString(), Map.of("office", given.office()));
        return id;
    }

    /** @param wanted with the revision it is based on */
    @Transactional
    public void change(PersonId person, ResponsibleUnit wanted) {
        var old = get(wanted.office(), wanted.id());
        if (old.revision() != wanted.revision() || old.closed()) {
            throw new Refused(
                    "organization.outdated", "revision " + wanted.revision() + " (now: " + old.revision() + ")");
        }
        var given = wanted.keepingTelephonesOf(old).checked();
        require(given);
        jdbc.sql("""
                        update responsible_unit set parent = ?, name = ?, kind = ?, competences = ?, revision = revision + 1
                        where id = ?""")
                .param(given.parent() == null ? null : given.parent().value())
                .param(given.name())
                .param(given.kind().name())
                .param(given.competences().toArray(String[]::new))
                .param(given.id().value())
                .update();
        write(given.id(), given, offices.get(given.office()));
        audit.done(person.value(), "organization.change-unit", given.id().toString(), Map.of("office", given.office()));
    }

    @Transactional
    public void close(PersonId person, OfficeId office, UnitId id) {
        get(office, id);
        jdbc.sql(
                        "update responsible_unit set closed_on = ?, revision = revision + 1 where id = ? and closed_on is null")
                .params(LocalDate.ofInstant(clock.instant(), BEIJING), id.value())
                .update();
        audit.done(person.value(), "organization.close-unit", id.toString(), Map.of("office", office));
    }

    private void require(ResponsibleUnit given) {
        if (given.parent() != null) {
            var above = get(given.office(), given.parent());
            // Two levels are what there is, and two levels cannot make a ring.
            if (above.closed() || above.parent() != null || above.id().equals(given.id())) {
                throw new Refused(
                        "organization.bad-parent-unit", "a closed unit, one below another, or the unit itself");
            }
        }
        var taken = jdbc.sql("select exists (select from responsible_unit where office = ? and name = ? and id <> ?)")
                .params(given.office().value(), given.name(), given.id().value())
                .query(Boolean.class)
                .single();
        if (taken) {
            throw new Refused("organization.unit-exists", "the office has a unit of this name");
        }
    }

    private void write(UnitId id, ResponsibleUnit given, Office office) {
        contacts.put(List.of(given.withId(id)));
        keys.putUnits(List.of(new SearchKeys.Thing(id.value(), given.name(), OfficeNames.place(office.name()))));
    }

    static ResponsibleUnit unit(ResultSet row, List<Contact> contacts) throws SQLException {
        var parent = row.getObject("parent", UUID.class);
        return new ResponsibleUnit(
                new UnitId(row.getObject("id", UUID.class)),
                new OfficeId(row.getObject("office", UUID.class)),
                parent == null ? null : new UnitId(parent),
                row.getString("name"),
                ResponsibleUnit.Kind.valueOf(row.getString("kind")),
                List.of((String[]) row.getArray("competences").getArray()),
                contacts,
                row.getObject("closed_on") != null,
                row.getLong("revision"));
    }
}
