package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.organization.TerminalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Self-tests of terminals: the page measures, the server judges, what fails becomes a technician's task. */
@Component
public class SelfTests {

    public enum Occasion {
        MORNING,
        ON_DEMAND,
        COMMISSIONING
    }

    /** From good to bad; what was not tested is never good. */
    public enum Outcome {
        GOOD,
        FAIR,
        FAILED,
        NOT_TESTED
    }

    /**
     * What a page measured.
     *
     * @param tested false when there was nothing to test, for example no relay is configured
     * @param reason a word for what hindered, or empty
     * @param measures numbers by the names of the table of limits, and others that are only shown
     */
    public record Measured(String check, boolean tested, String reason, Map<String, Double> measures) {}

    public record Check(
            String check,
            Outcome outcome,
            String reason,
            Map<String, Double> measures,
            int weight,
            boolean mandatory) {}

    public record Result(
            UUID id,
            Occasion occasion,
            Instant at,
            UUID person,
            @Nullable UUID device,
            int score,
            boolean passed,
            List<Check> checks) {}

    private final JdbcClient jdbc;
    private final Grading grading;
    private final TerminalStanding standing;
    private final TerminalTasks tasks;
    private final WorkingDays days;
    private final TerminalHistory history;
    private final Audit audit;
    private final Clock clock;
    private final TerminalSettings settings;
    private final JsonMapper json;

    SelfTests(
            JdbcClient jdbc,
            Grading grading,
            TerminalStanding standing,
            TerminalTasks tasks,
            WorkingDays days,
            TerminalHistory history,
            Audit audit,
            Clock clock,
            TerminalSettings settings,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.grading = grading;
        this.standing = standing;
        this.tasks = tasks;
        this.days = days;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
        this.json = json;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Result keep(TerminalId terminal, Occasion occasion, List<Measured> measured, Actor actor) {
        var graded = grading.grade(measured);
        var id = Ids.next();
        jdbc.sql("""
                        insert into terminal_self_test (id, terminal, device, person, occasion, score, passed, checks)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .param(id)
                .param(terminal.value())
                .param(actor.device() == null ? null : actor.device().value())
                .param(actor.person().value())
                .param(occasion.name())
                .param(graded.score())
                .param(graded.passed())
                .param(json.writeValueAsString(graded.checks()))
                .update();
        standing.tested(terminal, graded.score(), graded.passed());
        tasks.settle(terminal, TerminalTasks.Kind.SELF_TEST_MISSED, null);
        if (!graded.passed()) {
            tasks.open(
                    terminal,
                    TerminalTasks.Kind.SELF_TEST_FAILED,
                    Map.of("test", id, "score", graded.score(), "failed", failed(graded)));
        }
        note(terminal, id, graded, actor);
        return find(id).orElseThrow();
    }

    private void note(TerminalId terminal, UUID id, Grading.Graded graded, Actor actor) {
        var facts = Map.of("test", id, "score", graded.score(), "passed", graded.passed());
        history.note(terminal, TerminalHistory.Kind.SELF_TEST, actor.person(), facts);
        audit.done(actor.person().value(), "terminals.self-test", terminal.toString(), facts);
    }

    private static List<String> failed(Grading.Graded graded) {
        return graded.checks().stream()
                .filter(check ->
                        check.outcome() == Outcome.FAILED || check.outcome() == Outcome.NOT_TESTED && check.mandatory())
                .map(Check::check)
                .toList();
    }

    /** Whether the self-test of this day's morning is still to be done. */
    public boolean isDue(TerminalId terminal) {
        var now = clock.instant().atZone(WorkingDays.BEIJING);
        var today = now.toLocalDate();
        if (now.toLocalTime().isBefore(settings.testFrom()) || !days.isWorking(today)) {
            return false;
        }
        return standing.testedAt(terminal)
                .map(at -> at.atZone(WorkingDays.BEIJING).toLocalDate().isBefore(today))
                .orElse(true);
    }

    Optional<Result> find(UUID id) {
        return jdbc.sql("select * from terminal_self_test where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** The newest first. */
    public List<Result> of(TerminalId terminal, int limit) {
        return jdbc.sql("select * from terminal_self_test where terminal = ? order by at desc limit ?")
                .params(terminal.value(), limit)
                .query(this::read)
                .list();
    }

    private Result read(ResultSet row, int number) throws SQLException {
        return new Result(
                row.getObject("id", UUID.class),
                Occasion.valueOf(row.getString("occasion")),
                row.getTimestamp("at").toInstant(),
                row.getObject("person", UUID.class),
                row.getObject("device", UUID.class),
                row.getInt("score"),
                row.getBoolean("passed"),
                json.readValue(row.getString("checks"), new TypeReference<List<Check>>() {}));
    }
}
