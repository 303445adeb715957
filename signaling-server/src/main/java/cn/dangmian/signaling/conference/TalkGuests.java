package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.UnitDirectory;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who sat in a talk besides its two sides, for its minutes. */
@Component
public class TalkGuests {

    /** As what somebody sat there. */
    public enum Seat {
        CO_OFFICIAL,
        UNIT,
        INTERPRETER,
        REPRESENTATIVE
    }

    /**
     * @param from the unit, or the office, for which they came
     * @param representative the place of a representative among those whom the check-in names; null for others
     */
    public record Guest(
            String name, Seat seat, String from, @Nullable Integer representative) {}

    private final InvitationRows rows;
    private final People people;
    private final Offices offices;
    private final UnitDirectory units;

    TalkGuests(InvitationRows rows, People people, Offices offices, UnitDirectory units) {
        this.rows = rows;
        this.people = people;
        this.offices = offices;
        this.units = units;
    }

    /** Those who came, in the order in which they were called; whoever came back is one guest. */
    public List<Guest> of(ReceptionId reception) {
        return rows.of(reception).stream()
                .flatMap(one -> Optional.ofNullable(one.guest()).map(guest -> guest(one, guest)).stream())
                .distinct()
                .toList();
    }

    private Guest guest(Invitation one, Invitation.Guest guest) {
        var unit = one.unit();
        return new Guest(
                guest.name() == null ? people.get(guest.person()).name() : guest.name(),
                Seat.valueOf(one.kind().name()),
                unit == null ? offices.get(one.office()).name() : units.nameOf(unit),
                one.representative());
    }
}
