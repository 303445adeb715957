package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.identity.ContactPasses;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.UnitDirectory.CalledUnit;
import cn.dangmian.signaling.organization.UnitDirectory.Callee;
import cn.dangmian.signaling.organization.UnitId;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those who are called at responsible units, as people: without an account, and the same person at every call. */
@Component
class Contacts {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String NUMBER = "conference-contact";

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final ContactPasses passes;
    private final Clock clock;

    Contacts(JdbcClient jdbc, ColumnCipher cipher, ContactPasses passes, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.passes = passes;
        this.clock = clock;
    }

    boolean isCalledNow(Callee callee) {
        return callee.isCalledAt(LocalTime.ofInstant(clock.instant(), BEIJING));
    }

    /**
     * Those in whose hours it is, in the unit's own order; all of them when it is in nobody's hours, because an official and a
     * petitioner are waiting. Within the transaction that calls.
     */
    List<PersonId> toCall(CalledUnit unit) {
        var now = unit.contacts().stream().filter(this::isCalledNow).toList();
        return (now.isEmpty() ? unit.contacts() : now)
                .stream().map(callee -> personOf(unit.id(), callee)).distinct().toList();
    }

    private PersonId personOf(UnitId unit, Callee callee) {
        return find(unit, callee).orElseGet(() -> add(unit, callee));
    }

    private Optional<PersonId> find(UnitId unit, Callee callee) {
        return jdbc.sql("""
                        select person from conference_contact
                        where unit = :unit and name = :name and telephone_hash in (:hashes) order by person limit 1""")
                .param("unit", unit.value())
                .param("name", callee.name())
                .param("hashes", cipher.hashes(callee.telephone(), NUMBER))
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .optional();
    }

    private PersonId add(UnitId unit, Callee callee) {
        // Two desks that call a unit for the first time at once would make two people of one.
        jdbc.sql("select from responsible_unit where id = ? for update")
                .param(unit.value())
                .query(_ -> {});
        return find(unit, callee).orElseGet(() -> {
            var person = passes.newContact(callee.name());
            jdbc.sql("insert into conference_contact (person, unit, name, telephone_hash) values (?, ?, ?, ?)")
                    .params(person.value(), unit.value(), callee.name(), cipher.hash(callee.telephone(), NUMBER))
                    .update();
            return person;
        });
    }

    /** @return nothing when the unit does not name this one any longer */
    Optional<Callee> calleeOf(PersonId person, CalledUnit unit) {
        return unit.contacts().stream()
                .filter(callee -> find(unit.id(), callee).filter(person::equals).isPresent())
                .findFirst();
    }
}
