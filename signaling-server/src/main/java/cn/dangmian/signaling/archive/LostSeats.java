package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.Recordings.Recording;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.events.ConversationInterrupted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Of a seat whose line is lost nothing comes, so its files do not grow. That is told as what it is; the recorder is well, and
 * the other side is recorded.
 */
@Component
class LostSeats {

    private static final String NOT_GROWING = "recording.not-growing";

    private final Recordings recordings;
    private final LiveReceptions receptions;
    private final Alive alive;

    LostSeats(Recordings recordings, LiveReceptions receptions, Alive alive) {
        this.recordings = recordings;
        this.receptions = receptions;
        this.alive = alive;
    }

    boolean have(RecordingId id, String seat) {
        return recordings.find(id).filter(recording -> isLost(recording, seat)).isPresent();
    }

    private boolean isLost(Recording recording, String seat) {
        return receptions.hasLost(recording.reception(), seat);
    }

    /** The files stand still for some seconds before it is known why. */
    @EventListener
    void on(ConversationInterrupted interrupted) {
        recordings.troubledBy(NOT_GROWING).stream()
                .filter(recording -> recording.reception().equals(interrupted.reception()))
                .filter(recording ->
                        recordings.standingStill(recording.id()).stream().allMatch(seat -> isLost(recording, seat)))
                .forEach(alive::isExplained);
    }
}
