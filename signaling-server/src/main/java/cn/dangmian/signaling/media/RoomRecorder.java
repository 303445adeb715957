package cn.dangmian.signaling.media;

import cn.dangmian.signaling.media.RoomRows.Link;
import cn.dangmian.signaling.media.events.SegmentStarted;
import cn.dangmian.signaling.media.events.SegmentStopped;
import cn.dangmian.signaling.media.server.LinkId;
import cn.dangmian.signaling.media.server.MediaFailure;
import cn.dangmian.signaling.media.server.MediaServer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records the publishing links of a room, each in segments of its own. */
@Component
class RoomRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(RoomRecorder.class);

    private final RoomRows rows;
    private final SegmentRows segments;
    private final MediaServer server;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RoomRecorder(
            RoomRows rows,
            SegmentRows segments,
            MediaServer server,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.segments = segments;
        this.server = server;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** From now on, and whenever a seat publishes again. Who asks for it asks for the segments too. */
    void start(RoomId room, String prefix) {
        var named = transaction.execute(_ -> {
            rows.recordingPrefix(room, prefix);
            var sources = rows.links(room).stream()
                    .filter(link -> link.publishes() && link.isUp())
                    .toList();
            return name(room, sources, prefix);
        });
        AtOnce.run(Objects.requireNonNull(named).entrySet().stream()
                .<Runnable>map(segment ->
                        () -> record(room, segment.getKey(), segment.getValue().name()))
                .toList());
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

    void startIfRecording(Link link) {
        rows.find(link.room()).map(RoomRows.Room::recordingPrefix).ifPresent(prefix -> {
            var named = name(link.room(), List.of(link), prefix);
            named.forEach((id, segment) -> {
                record(link.room(), id, segment.name());
                events.publishEvent(new SegmentStarted(link.room(), segment, clock.instant()));
            });
        });
    }

    /** Named before they are started: a name is never used twice, whatever dies in between. */
    private Map<LinkId, Segment> name(RoomId room, List<Link> sources, String prefix) {
        var named = new LinkedHashMap<LinkId, Segment>();
        for (var link : sources) {
            var seat = rows.seat(link.seat()).orElse(null);
            if (seat != null && segments.running(link.id()).isEmpty()) {
                named.put(
                        link.id(),
                        segments.add(room, link.id(), prefix, seat.plan().name(), clock.instant()));
            }
        }
        return named;
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
