package cn.dangmian.signaling.media;

import cn.dangmian.signaling.media.RoomRows.Link;
import cn.dangmian.signaling.media.events.SegmentStarted;
import cn.dangmian.signaling.media.events.SegmentStopped;
import cn.dangmian.signaling.media.server.MediaFailure;
import cn.dangmian.signaling.media.server.MediaServer;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Records the publishing links of a room, each in segments of its own. */
@Component
class RoomRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(RoomRecorder.class);

    private final RoomRows rows;
    private final SegmentRows segments;
    private final MediaServer server;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RoomRecorder(
            RoomRows rows, SegmentRows segments, MediaServer server, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.segments = segments;
        this.server = server;
        this.events = events;
        this.clock = clock;
    }

    /** From now on, and whenever a seat publishes again. */
    void start(RoomId room, String prefix) {
        rows.recordingPrefix(room, prefix);
        rows.links(room).stream()
                .filter(link -> link.publishes() && link.isUp())
                .forEach(link -> start(link, prefix));
    }

    void startIfRecording(Link link) {
        rows.find(link.room()).map(RoomRows.Room::recordingPrefix).ifPresent(prefix -> start(link, prefix));
    }

    private void start(Link link, String prefix) {
        var seat = rows.seat(link.seat()).orElse(null);
        if (seat == null || segments.running(link.id()).isPresent()) {
            return;
        }
        // Named before it is started: a name is never used twice, whatever dies in between.
        var segment = segments.add(link.room(), link.id(), prefix, seat.plan().name(), clock.instant());
        server.record(link.room(), link.id(), segment.name());
        events.publishEvent(new SegmentStarted(link.room(), segment, clock.instant()));
    }

    void stopAll(RoomId room) {
        rows.recordingPrefix(room, null);
        rows.links(room).stream().filter(Link::publishes).forEach(this::stop);
    }

    void stop(Link link) {
        segments.running(link.id()).ifPresent(running -> {
            try {
                server.stopRecording(link.room(), link.id());
            } catch (MediaFailure gone) {
                LOG.debug("link {} is not recorded any longer: {}", link.id(), gone.getMessage());
            }
            segments.stop(link.id(), clock.instant())
                    .ifPresent(ended -> events.publishEvent(new SegmentStopped(link.room(), ended, clock.instant())));
        });
    }
}
