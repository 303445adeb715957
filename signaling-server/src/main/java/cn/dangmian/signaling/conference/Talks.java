package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.SeatId;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.TerminalCounter.Representative;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The talks into which people are called. */
@Component
class Talks {

    private static final Set<String> LIVE = Set.of("IN_PROGRESS", "INTERRUPTED");

    /** A talk that goes on. */
    record Talk(ReceptionShown shown, RoomId room) {

        CaseId caseId() {
            return new CaseId(shown.caseShown().id());
        }

        SeatId seat(Invitation.Side side) {
            return LiveReceptions.seatOf(room, side.seat());
        }

        SeatId shownSeat(Showing.Of showing) {
            return LiveReceptions.seatOf(room, showing.seat());
        }
    }

    private final LiveReceptions receptions;

    Talks(LiveReceptions receptions) {
        this.receptions = receptions;
    }

    Optional<Talk> find(ReceptionId id) {
        return receptions
                .live(id)
                .filter(live -> LIVE.contains(live.shown().stage()))
                .flatMap(live -> Optional.ofNullable(live.room()).map(room -> new Talk(live.shown(), room)));
    }

    Talk get(ReceptionId id) {
        return find(id).orElseThrow(() -> new Refused("conference.not-in-talk", "no talk goes on: " + id));
    }

    /** Those who came for the petitioner or with them, in the order in which the check-in names them. */
    List<Representative> representatives(ReceptionId id) {
        return receptions.representatives(id);
    }

    ReceptionShown shown(ReceptionId id) {
        return receptions
                .find(id)
                .orElseThrow(() -> Refused.unknown("conference.unknown-reception", "no such reception: " + id));
    }
}
