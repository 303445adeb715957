package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.events.RecordingReported;
import cn.dangmian.signaling.reception.events.RecorderReport.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notices when the recording service is not heard of: a recording that nobody looks after counts as failed. */
@Component
class Alive {

    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final String TROUBLE = "recording.service-silent";

    private final Recordings recordings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile Instant heardAt;
    private volatile boolean full;

    Alive(Recordings recordings, ApplicationEventPublisher events, Clock clock) {
        this.recordings = recordings;
        this.events = events;
        this.clock = clock;
        this.heardAt = clock.instant();
    }

    /** @param isFull so little room is left that nothing new may be begun */
    void heard(boolean isFull) {
        full = isFull;
        heard();
    }

    /** As it was told last. */
    boolean isFull() {
        return full;
    }

    void heard() {
        heardAt = clock.instant();
        for (var recording : recordings.troubledBy(TROUBLE)) {
            // What did not grow meanwhile is reported by itself.
            if (recordings.isWhole(recording.id())) {
                become(recording, State.ACTIVE, "");
            }
        }
    }

    /** To be called when a segment was stopped: what did not grow may be over, like that of a guest whose line broke. */
    void lookAgain(Recordings.Recording recording) {
        if (recording.stage().equals("FAILED") && !isSilent() && recordings.isWhole(recording.id())) {
            become(recording, State.ACTIVE, "");
        }
    }

    /** To be called when it is known why nothing came. */
    void isExplained(Recordings.Recording recording) {
        if (!isSilent()) {
            become(recording, State.ACTIVE, "");
        }
    }

    private boolean isSilent() {
        return heardAt.isBefore(clock.instant().minus(SILENCE));
    }

    private void become(Recordings.Recording recording, State state, String trouble) {
        recordings.become(recording.id(), state.name(), trouble);
        events.publishEvent(new RecordingReported(recording.reception(), state, trouble, clock.instant()));
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    @Transactional
    public void look() {
        if (isSilent()) {
            for (var recording : recordings.allOpen()) {
                become(recording, State.FAILED, TROUBLE);
            }
        }
    }
}
