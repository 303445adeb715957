package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.ResponsibleUnit.Contact;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom to call at responsible units. */
@Component
public class UnitDirectory {

    /** @param contacts in the order in which they are called */
    public record CalledUnit(UnitId id, OfficeId office, String name, List<Callee> contacts) {}

    /**
     * @param from Beijing time from which this one is called; with {@code until} null: at any time
     * @param until over midnight when it is before {@code from}
     */
    public record Callee(
            String name,
            String telephone,
            @Nullable LocalTime from,
            @Nullable LocalTime until) {

        public boolean isCalledAt(LocalTime time) {
            if (from == null || until == null) {
                return true;
            }
            var started = !time.isBefore(from);
            var goesOn = time.isBefore(until);
            return from.isAfter(until) ? started || goesOn : started && goesOn;
        }

        /** {@code 138****5678} */
        public String masked() {
            return ResponsibleUnit.masked(telephone);
        }

        /** Never the number: a record is easily written into a log. */
        @Override
        public String toString() {
            return "Callee[" + name + "]";
        }
    }

    private final Units units;
    private final JdbcClient jdbc;

    UnitDirectory(Units units, JdbcClient jdbc) {
        this.units = units;
        this.jdbc = jdbc;
    }

    /** @throws Refused {@code organization.unknown-unit} for one that is closed, or of another office, as for none */
    public CalledUnit get(OfficeId office, UnitId id) {
        var unit = units.get(office, id);
        if (unit.closed()) {
            throw Refused.unknown("organization.unknown-unit", "the unit is closed: " + id);
        }
        return new CalledUnit(
                unit.id(),
                unit.office(),
                unit.name(),
                unit.contacts().stream().map(UnitDirectory::callee).toList());
    }

    private static Callee callee(Contact contact) {
        var hours = contact.hours();
        return new Callee(
                contact.name(),
                contact.telephone(),
                hours == null ? null : hours.from(),
                hours == null ? null : hours.until());
    }

    /** Of a closed unit too; refuses for none. */
    public void requireKnown(UnitId id) {
        var known = jdbc.sql("select exists (select from responsible_unit where id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
        if (!known) {
            throw Refused.unknown("organization.unknown-unit", "no such unit: " + id);
        }
    }

    /** Of a closed unit too. */
    public String nameOf(UnitId id) {
        return jdbc.sql("select name from responsible_unit where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }
}
