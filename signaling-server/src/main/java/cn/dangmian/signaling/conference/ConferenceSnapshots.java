package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.conference.ConferenceViews.ConferenceView;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The conference of whatever is at a desk or a terminal now. */
@Component
class ConferenceSnapshots {

    private final LiveReceptions receptions;
    private final ConferenceReading reading;

    ConferenceSnapshots(LiveReceptions receptions, ConferenceReading reading) {
        this.receptions = receptions;
        this.reading = reading;
    }

    ConferenceView at(DeskId desk) {
        return receptions.currentAt(desk).map(shown -> of(shown, Sight.DESK)).orElseGet(ConferenceReading::none);
    }

    ConferenceView at(TerminalId terminal) {
        return receptions
                .shownAt(terminal)
                .map(shown -> of(shown, Sight.PETITIONER))
                .orElseGet(ConferenceReading::none);
    }

    private ConferenceView of(ReceptionShown shown, Sight sight) {
        return reading.of(new ReceptionId(shown.id()), sight);
    }

    /** Of the talk that this official holds there. */
    CaseId caseAt(DeskId desk, PersonId official) {
        return receptions
                .currentAt(desk)
                .filter(shown -> isHeldBy(shown, official))
                .map(shown -> new CaseId(shown.caseShown().id()))
                .orElseThrow(() -> new Refused("conference.not-in-talk", "no talk of yours goes on at desk " + desk));
    }

    private static boolean isHeldBy(ReceptionShown shown, PersonId official) {
        return Optional.ofNullable(shown.official())
                .filter(one -> one.id().equals(official.value()))
                .isPresent();
    }
}
