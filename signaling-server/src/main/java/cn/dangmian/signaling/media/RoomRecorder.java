package cn.dangmian.signaling.media;

import cn.dangmian.signaling.media.RoomRows.Link;
import cn.dangmian.signaling.media.events.SegmentStarted;
import cn.dangmian.signaling.media.events.SegmentStopped;
import cn.dangmian.signaling.media.server.LinkId;
import cn.dangmian.signaling.media.server.MediaFailure;
import cn.dangmian.signaling.media.server.MediaServer;
import java.time.Clock;
import java.util.List;
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

    /**
     * Writes down that the gate is open and everything recorded from now on, and whenever a seat publishes again. Who asks for it
     * asks for the segments too.
     *
     * @return what starts the recorders that do not run yet
     */
    List<Runnable> prepare(RoomId room, String prefix) {
        // Named before they are started: a name is never used twice, whatever dies in between.
        return segments.addAndOpenGate(room, prefix, clock.instant()).stream()
                .<Runnable>map(
                        one -> () -> record(room, one.link(), one.segment().name()))
                .toList();
    }

    /** A segment that could not be started is over: whoever tries again gets a new one. */
    private void record(RoomId room, LinkId link, String name) {
        try {
            server.record(room, link, name);
        } catch (MediaFailure failed) {
            segments.stop(link, clock.instant());
            throw failed;
        }
    }

    /** A source is there. */
    void startIfRecording(RoomId room) {
        rows.find(room)
                .map(RoomRows.Room::recordingPrefix)
                .ifPresent(prefix -> segments.add(room, prefix, clock.instant()).forEach(one -> {
                    record(room, one.link(), one.segment().name());
                    events.publishEvent(new SegmentStarted(room, one.segment(), clock.instant()));
                }));
    }

    void stopAll(RoomId room) {
        rows.forgetRecordingPrefix(room);
        rows.links(room).stream().filter(Link::publishes).forEach(this::stop);
    }

    /** @return false when this segment was over already, or another node was faster */
    boolean recordAnew(RoomId room, String name) {
        var stalled = rows.links(room).stream()
                .filter(Link::publishes)
                .filter(link -> segments.running(link.id())
                        .filter(running -> running.name().equals(name))
                        .isPresent())
                .findFirst();
        stalled.ifPresent(link -> {
            stop(link);
            startIfRecording(room);
        });
        return stalled.isPresent();
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
