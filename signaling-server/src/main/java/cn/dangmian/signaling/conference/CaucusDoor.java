package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.conference.Conferences.Caucus;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.events.ReceptionId;
import org.springframework.stereotype.Component;

/** What officials do among themselves in a caucus is not told to the page of the petitioner's terminal: it has nothing to hide then. */
@Component
public class CaucusDoor {

    private final Conferences conferences;
    private final LiveReceptions receptions;

    CaucusDoor(Conferences conferences, LiveReceptions receptions) {
        this.conferences = conferences;
        this.receptions = receptions;
    }

    /** From the moment that a caucus is asked for until the petitioner's side is there again. */
    public boolean isClosed(ReceptionId reception) {
        return conferences.of(reception).caucus() != Caucus.NONE;
    }

    /** Whether this person mans the terminal of the reception now. */
    public boolean isAtTerminal(ReceptionId reception, PersonId person) {
        return receptions
                .terminalOf(reception)
                .flatMap(terminal -> receptions.mannedBy(terminal.value()))
                .filter(manned -> manned.person().id().equals(person.value()))
                .isPresent();
    }

    /** Refuses while a caucus goes on to whoever sits with the petitioner. */
    public void requireOpen(ReceptionId reception, PersonId person) {
        if (isClosed(reception) && isAtTerminal(reception, person)) {
            throw refused();
        }
    }

    /** Refuses while a caucus goes on. */
    public void requireOpen(ReceptionId reception) {
        if (isClosed(reception)) {
            throw refused();
        }
    }

    private static Refused refused() {
        return new Refused("conference.caucus", "a caucus goes on; its papers are not for the petitioner's side");
    }
}
