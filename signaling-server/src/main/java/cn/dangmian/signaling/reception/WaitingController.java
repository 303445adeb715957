package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What supervisors may know of the waiting below them. */
@RestController
class WaitingController {

    private static final int MOST_DAYS = 366;

    record LineShown(
            Views.Named office,
            int came,
            int left,
            int deferred,
            WaitingStatistics.Spread waiting,
            WaitingStatistics.Spread talks,
            List<DeskShown> desks) {}

    record DeskShown(UUID id, String name, WaitingStatistics.Spread waiting, WaitingStatistics.Spread talks) {}

    record Statistics(LocalDate from, LocalDate until, List<LineShown> lines) {}

    private final WaitingStatistics statistics;
    private final Offices offices;

    WaitingController(WaitingStatistics statistics, Offices offices) {
        this.statistics = statistics;
        this.offices = offices;
    }

    @GetMapping("/api/offices/{office}/waiting")
    Statistics waiting(@PathVariable OfficeId office, @RequestParam LocalDate from, @RequestParam LocalDate until) {
        if (until.isBefore(from) || ChronoUnit.DAYS.between(from, until) >= MOST_DAYS) {
            throw Refused.malformed("reception.bad-days", from + " to " + until + " (expected: 1..366 days)");
        }
        var span = new WaitingStatistics.Span(from, until);
        var below = offices.subtree(office);
        var desks = statistics.desks(below, span);
        var lines = statistics.lines(below, span).stream()
                .map(line -> shown(line, desks))
                .toList();
        return new Statistics(from, until, lines);
    }

    private static LineShown shown(WaitingStatistics.Line line, List<WaitingStatistics.Desk> desks) {
        var own = desks.stream()
                .filter(desk -> desk.office().equals(line.office()))
                .map(desk -> new DeskShown(desk.id(), desk.name(), desk.waiting(), desk.talks()))
                .toList();
        return new LineShown(
                new Views.Named(line.office(), line.name()),
                line.came(),
                line.left(),
                line.deferred(),
                line.waiting(),
                line.talks(),
                own);
    }
}
