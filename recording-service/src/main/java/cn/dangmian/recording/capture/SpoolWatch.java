package cn.dangmian.recording.capture;

import cn.dangmian.recording.capture.SegmentWatch.Complaint;
import cn.dangmian.recording.capture.SegmentWatch.Moment;
import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.exchange.Report;
import cn.dangmian.recording.exchange.Reports;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.SegmentName;
import cn.dangmian.recording.vault.Shelves;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks at the spool four times a second and tells what grows and what does not. */
@Component
class SpoolWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolWatch.class);

    private final Spool spool;
    private final Shelves shelves;
    private final Segments segments;
    private final Recordings recordings;
    private final Reports reports;
    private final CaptureSettings settings;
    private final Clock clock;
    private final Map<SegmentName, SegmentWatch> watches = new ConcurrentHashMap<>();
    private volatile List<Segment> watched = List.of();

    SpoolWatch(
            Spool spool,
            Shelves shelves,
            Segments segments,
            Recordings recordings,
            Reports reports,
            CaptureSettings settings,
            Clock clock) {
        this.spool = spool;
        this.shelves = shelves;
        this.segments = segments;
        this.recordings = recordings;
        this.reports = reports;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedRate = 250)
    void look() {
        refresh();
        for (var segment : watched) {
            var watch = watches.computeIfAbsent(segment.name(), _ -> new SegmentWatch());
            var moment = new Moment(System.nanoTime(), clock.instant(), settings.silence());
            watch.look(spool, segment, moment);
            if (segment.isOpen()) {
                tell(segment, watch, moment);
            }
        }
    }

    @Scheduled(fixedRate = 1000)
    void tellThatWeAreAlive() {
        var tapes = spool.space();
        var kept = shelves.space();
        reports.tell(new Report.Alive(tapes.freeBytes(), kept.freeBytes(), tapes.isShort() || kept.isShort()));
    }

    /** Whether every file of these segments is closed, or has been silent long enough to be taken as it is. */
    boolean isSettled(List<Segment> whole) {
        return whole.stream().allMatch(segment -> {
            var watch = watches.get(segment.name());
            return watch != null && watch.isSettled(settings.silence());
        });
    }

    private void refresh() {
        try {
            watched = segments.watched();
            watches.keySet().retainAll(watched.stream().map(Segment::name).collect(Collectors.toSet()));
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("without the database we go on watching what we knew", e);
        }
    }

    private void tell(Segment segment, SegmentWatch watch, Moment moment) {
        watch.complaint(moment).ifPresent(complaint -> tell(segment, complaint));
        if (watch.growsAgain()) {
            reports.tell(new Report.Growing(segment.recording(), segment.reception(), segment.name()));
            activate(segment.recording());
        }
    }

    private void tell(Segment segment, Complaint complaint) {
        var reason = spool.space().isShort() ? "disk-full" : complaint.reason();
        LOG.warn("{} is silent for {} ms: {}", segment.name(), complaint.silentMillis(), reason);
        reports.tell(new Report.Stalled(
                segment.recording(),
                segment.reception(),
                segment.name(),
                complaint.silentMillis(),
                complaint.shortestMillis(),
                reason));
    }

    private void activate(RecordingId recording) {
        try {
            recordings.activate(recording);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("that {} is active could not be written down", recording, e);
        }
    }
}
