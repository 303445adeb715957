package cn.dangmian.signaling.identity.web;

import cn.dangmian.signaling.audit.AuditLog;
import cn.dangmian.signaling.audit.AuditLog.Cursor;
import cn.dangmian.signaling.audit.AuditLog.Entry;
import cn.dangmian.signaling.audit.AuditLog.Filter;
import cn.dangmian.signaling.audit.AuditLog.Query;
import cn.dangmian.signaling.identity.web.AuditReaders.Named;
import cn.dangmian.signaling.identity.web.AuditReaders.Names;
import cn.dangmian.signaling.identity.web.AuditReaders.PersonNamed;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** PROTOCOL.md §4: the log, for auditors. */
@RestController
class AuditController {

    /** @param before a cursor: the page of older lines; @param after the page of newer ones */
    record Wanted(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable UUID person,
            @Pattern(regexp = "[\\w.-]{1,80}") @Nullable String action,
            @Pattern(regexp = "done|refused") @Nullable String outcome,

            @Pattern(regexp = "\\P{Cc}*") @Size(max = 200) @Nullable
            String subject,

            @Nullable String before,
            @Nullable String after) {

        Filter filter() {
            return new Filter(from, until, person, blankToNull(action), blankToNull(outcome), blankToNull(subject));
        }

        private static @Nullable String blankToNull(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    record LineShown(
            long id,
            Instant at,
            @Nullable PersonNamed person,
            List<Named> offices,
            String action,
            String subject,
            String outcome,
            JsonNode facts,
            @Nullable Long position,
            @Nullable String hash) {}

    record LinePage(
            List<LineShown> lines,
            @Nullable String older,
            @Nullable String newer) {}

    private static final int LINES_SHOWN = 50;

    private final AuditLog log;
    private final AuditReaders readers;
    private final Clock clock;

    AuditController(AuditLog log, AuditReaders readers, Clock clock) {
        this.log = log;
        this.readers = readers;
        this.clock = clock;
    }

    @GetMapping("/api/audit/lines")
    LinePage lines(@Valid Wanted wanted, Principal principal) {
        var auditor = PersonId.of(principal.getName());
        var cursor = wanted.after() != null ? wanted.after() : wanted.before();
        var query = new Query(
                readers.scopeOf(auditor),
                wanted.filter(),
                cursor == null ? null : cursor(cursor),
                wanted.after() != null,
                LINES_SHOWN);
        var page = log.page(auditor, query);
        var names = names(page.entries());
        return new LinePage(
                page.entries().stream().map(entry -> shown(entry, names)).toList(),
                text(page.older()),
                text(page.newer()));
    }

    @GetMapping("/api/audit/people")
    List<PersonNamed> people(
            @RequestParam @Pattern(regexp = "\\P{Cc}*") @Size(min = 1, max = 100) String text, Principal principal) {
        return readers.people(readers.scopeOf(PersonId.of(principal.getName())), text.strip());
    }

    @GetMapping("/api/audit/actions")
    List<String> actions() {
        return log.actions();
    }

    @GetMapping("/api/audit/export")
    void export(@Valid Wanted wanted, Principal principal, HttpServletResponse response) throws IOException {
        var auditor = PersonId.of(principal.getName());
        var filter = wanted.filter();
        log.exportBegins(auditor, filter);
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"audit-" + clock.instant().getEpochSecond() + ".csv\"");
        var csv = new AuditCsv(response.getWriter());
        csv.head();
        log.each(readers.scopeOf(auditor), filter, some -> {
            var names = names(some);
            some.forEach(entry -> csv.line(shown(entry, names)));
        });
        csv.end();
    }

    private Names names(List<Entry> entries) {
        return readers.names(
                entries.stream().map(Entry::person), entries.stream().flatMap(entry -> entry.offices().stream()));
    }

    private static LineShown shown(Entry entry, Names names) {
        return new LineShown(
                entry.id(),
                entry.at(),
                names.person(entry.person()),
                names.offices(entry.offices()),
                entry.action(),
                entry.subject(),
                entry.outcome(),
                entry.facts(),
                entry.position(),
                entry.hash());
    }

    private static @Nullable String text(@Nullable Cursor cursor) {
        return cursor == null ? null : cursor.at() + "_" + cursor.id();
    }

    private static Cursor cursor(String text) {
        try {
            var parts = text.split("_", 2);
            return new Cursor(Instant.parse(parts[0]), Long.parseLong(parts[parts.length - 1]));
        } catch (DateTimeException | NumberFormatException malformed) {
            throw Refused.malformed("wire.malformed", "no cursor: " + text);
        }
    }
}
