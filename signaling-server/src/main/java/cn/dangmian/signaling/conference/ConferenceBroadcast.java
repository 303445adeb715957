package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.kernel.Latest;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.wire.Outbound;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells both sides how their conference stands, and whoever is rung or sits there that something is new. */
@Component
class ConferenceBroadcast {

    /**
     * @param invitation about which the person asks again
     * @param ended how it ended for the person; null while it goes on. Who has no account cannot ask afterwards
     */
    record Hint(UUID invitation, @Nullable String ended) {}

    private final ConferenceReading reading;
    private final Outbound outbound;
    private final Latest<ReceptionId> telling = new Latest<>(2);

    ConferenceBroadcast(ConferenceReading reading, Outbound outbound) {
        this.reading = reading;
        this.outbound = outbound;
    }

    void hint(PersonId person, InvitationId invitation) {
        outbound.send(person, "conference", new Hint(invitation.value(), null));
    }

    void hintEnded(PersonId person, InvitationId invitation, Enum<?> how) {
        outbound.send(person, "conference", new Hint(invitation.value(), how.name()));
    }

    void tell(ReceptionId reception) {
        telling.soon(reception, () -> {
            outbound.publish(
                    "/topic/conference/terminals/" + reading.terminalOf(reception),
                    reading.of(reception, Sight.PETITIONER));
            var desk = reading.deskOf(reception);
            if (desk != null) {
                outbound.publish("/topic/conference/desks/" + desk, reading.of(reception, Sight.DESK));
            }
            var hint = new Hint(reception.value(), null);
            reading.guestsOf(reception).forEach(guest -> outbound.send(guest, "conference", hint));
        });
    }
}
