package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.UnitDirectory;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * A representative who sits there by telephone now.
     *
     * @param representative their place among those whom the check-in names
     */
    public record Remote(ReceptionId reception, int representative, PersonId person) {}

    private final InvitationRows rows;
    private final People people;
    private final Offices offices;
    private final UnitDirectory units;
    private final ConferenceBroadcast broadcast;

    TalkGuests(
            InvitationRows rows, People people, Offices offices, UnitDirectory units, ConferenceBroadcast broadcast) {
        this.rows = rows;
        this.people = people;
        this.offices = offices;
        this.units = units;
        this.broadcast = broadcast;
    }

    /** Those who came, in the order in which they were called; whoever came back is one guest. */
    public List<Guest> of(ReceptionId reception) {
        return rows.of(reception).stream()
                .flatMap(one -> Optional.ofNullable(one.guest()).map(guest -> guest(one, guest)).stream())
                .distinct()
                .toList();
    }

    /** Those who sat in each seat of the recording, in the order in which they came. */
    public Map<String, List<Guest>> bySeat(ReceptionId reception) {
        var seats = new LinkedHashMap<String, List<Guest>>();
        for (var one : rows.of(reception)) {
            var guest = one.guest();
            if (guest != null) {
                var seated = seats.computeIfAbsent(guest.seat(), _ -> new ArrayList<>());
                var shown = guest(one, guest);
                if (!seated.contains(shown)) {
                    seated.add(shown);
                }
            }
        }
        return seats;
    }

    /** Places of the representatives who had come by telephone by then, in the order of the check-in. */
    public List<Integer> remoteUntil(ReceptionId reception, Instant at) {
        return rows.of(reception).stream()
                .filter(one -> one.guest() != null && !one.guest().joinedAt().isAfter(at))
                .flatMap(one -> Optional.ofNullable(one.representative()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whoever sits there by this invitation; to everybody else there is none. */
    public Remote remote(InvitationId id, PersonId person) {
        return rows.find(id).stream()
                .flatMap(one -> remote(one).stream())
                .filter(one -> one.person().equals(person))
                .findFirst()
                .orElseThrow(() -> Invitations.unknown(id));
    }

    private static Optional<Remote> remote(Invitation one) {
        var guest = one.guest();
        var representative = one.representative();
        return one.stage() == Invitation.Stage.JOINED && guest != null && representative != null
                ? Optional.of(new Remote(one.reception(), representative, guest.person()))
                : Optional.empty();
    }

    /** Tells the representatives who sit there by telephone to ask for what is new. */
    public void hintRemote(ReceptionId reception) {
        rows.of(reception).forEach(one -> remote(one).ifPresent(remote -> broadcast.hint(remote.person(), one.id())));
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
