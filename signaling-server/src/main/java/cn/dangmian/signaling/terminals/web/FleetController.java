package cn.dangmian.signaling.terminals.web;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Csv;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.organization.Tier;
import cn.dangmian.signaling.terminals.Fleet;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §10: the terminals of a subtree. */
@RestController
class FleetController {

    private static final int PAGE = 50;

    /** The filters, as they stand in an address. */
    record Filter(
            @NotNull OfficeId office,

            @Pattern(regexp = "NOT_YET|IN_TEST|COMMISSIONED") @Nullable
            String stage,

            @Pattern(regexp = "ONLINE|AWAY|OFFLINE") @Nullable
            String presence,

            @Min(0) @Max(101) @Nullable Integer below,
            @Nullable Boolean tasks) {

        Fleet.Wanted wanted() {
            return new Fleet.Wanted(office, stage, presence, below, Boolean.TRUE.equals(tasks));
        }
    }

    record Page(List<Fleet.Row> terminals, @Nullable UUID next) {}

    private final Fleet fleet;
    private final Audit audit;
    private final TransactionTemplate transaction;

    FleetController(Fleet fleet, Audit audit, TransactionTemplate transaction) {
        this.fleet = fleet;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/api/fleet")
    Page list(
            @Validated @ModelAttribute Filter filter,
            @RequestParam(required = false) @Nullable TerminalId after,
            Principal principal) {
        requireReader(filter, principal);
        var rows = fleet.list(filter.wanted(), after, PAGE + 1);
        var shown = rows.subList(0, Math.min(PAGE, rows.size()));
        return new Page(shown, rows.size() > PAGE ? shown.getLast().id() : null);
    }

    @GetMapping("/api/fleet-counts")
    Fleet.Counts counts(@Validated @ModelAttribute Filter filter, Principal principal) {
        requireReader(filter, principal);
        return fleet.counts(filter.wanted());
    }

    @GetMapping("/api/fleet-summary")
    List<Fleet.Sum> summary(
            @Validated @ModelAttribute Filter filter,
            @RequestParam(required = false) @Nullable Tier tier,
            Principal principal) {
        requireReader(filter, principal);
        return fleet.sums(filter.wanted(), tier);
    }

    @GetMapping("/api/fleet-export")
    void export(@Validated @ModelAttribute Filter filter, Principal principal, HttpServletResponse response)
            throws IOException {
        requireReader(filter, principal);
        transaction.executeWithoutResult(_ -> audit.done(
                PersonId.of(principal.getName()).value(),
                "terminals.export",
                filter.office().toString(),
                Map.of()));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"terminals.csv\"");
        var csv = new Csv(response.getWriter());
        csv.begin("单位", "终端", "状态", "在线", "最后在线", "最近自检分", "自检时间", "已登记设备", "未办任务");
        fleet.all(filter.wanted())
                .forEach(row -> csv.line(
                        row.officeName(),
                        row.name(),
                        row.stage(),
                        row.presence(),
                        row.seenAt(),
                        row.score(),
                        row.testedAt(),
                        row.enrolled() ? "是" : "否",
                        row.tasks()));
        csv.end();
    }

    private void requireReader(Filter filter, Principal principal) {
        fleet.requireReader(PersonId.of(principal.getName()), filter.office());
    }
}
