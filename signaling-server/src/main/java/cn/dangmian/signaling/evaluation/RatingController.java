package cn.dangmian.signaling.evaluation;

import cn.dangmian.signaling.evaluation.RatingFigures.OfficeRatings;
import cn.dangmian.signaling.evaluation.RatingFigures.SaidOf;
import cn.dangmian.signaling.evaluation.RatingFigures.Span;
import cn.dangmian.signaling.evaluation.RatingReading.ReceptionRating;
import cn.dangmian.signaling.kernel.Csv;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §19: what petitioners said of receptions, for those who held them and their superiors. */
@RestController
class RatingController {

    record Statistics(LocalDate from, LocalDate until, List<OfficeRatings> offices, List<SaidOf> said) {}

    private final RatingReading reading;

    RatingController(RatingReading reading) {
        this.reading = reading;
    }

    @GetMapping("/api/receptions/{reception}/rating")
    ReceptionRating rating(@PathVariable ReceptionId reception, Principal principal) {
        return reading.of(reception, PersonId.of(principal.getName()));
    }

    @GetMapping("/api/offices/{office}/ratings")
    Statistics ratings(
            @PathVariable OfficeId office,
            @RequestParam LocalDate from,
            @RequestParam LocalDate until,
            Principal principal) {
        var days = new Span(from, until);
        var figures = reading.figures(office, days);
        return new Statistics(from, until, figures, reading.said(office, days, PersonId.of(principal.getName())));
    }

    @GetMapping("/api/offices/{office}/ratings-export")
    void export(
            @PathVariable OfficeId office,
            @RequestParam LocalDate from,
            @RequestParam LocalDate until,
            Principal principal,
            HttpServletResponse response)
            throws IOException {
        var figures = reading.export(office, new Span(from, until), PersonId.of(principal.getName()));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ratings-" + from + "-" + until + ".csv\"");
        var csv = new Csv(response.getWriter());
        csv.begin("单位", "已结束接访", "已发查询码", "待评价", "已评价", "满意", "基本满意", "不满意");
        figures.forEach(row -> csv.line(
                row.office().name(),
                row.ended(),
                row.asked(),
                row.open(),
                row.rated(),
                row.satisfied(),
                row.basicallySatisfied(),
                row.dissatisfied()));
        csv.end();
    }
}
