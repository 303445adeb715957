package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.terminals.SelfTests.Check;
import cn.dangmian.signaling.terminals.SelfTests.Measured;
import cn.dangmian.signaling.terminals.SelfTests.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Turns what a page measured into a score, by the tables of weights and limits. The score is the weighted share of what was tested;
 * a check within its fair limits counts half. What was not tested counts for nothing, and fails the whole when it is mandatory.
 */
@Component
class Grading {

    private static final int FULL = 100;

    /** @param better MORE or LESS */
    record Limit(String check, String measure, String better, double good, double fair) {

        Outcome grade(double value) {
            var sign = better.equals("MORE") ? 1 : -1;
            return sign * value >= sign * good
                    ? Outcome.GOOD
                    : sign * value >= sign * fair ? Outcome.FAIR : Outcome.FAILED;
        }
    }

    record Rule(String check, int weight, boolean mandatory) {}

    record Graded(int score, boolean passed, List<Check> checks) {}

    private final JdbcClient jdbc;
    private final TerminalSettings settings;

    Grading(JdbcClient jdbc, TerminalSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    List<Rule> rules() {
        return jdbc.sql("select name, weight, mandatory from terminal_check order by position")
                .query((row, _) -> new Rule(row.getString(1), row.getInt(2), row.getBoolean(3)))
                .list();
    }

    private Map<String, List<Limit>> limits() {
        return jdbc
                .sql("select name, measure, better, good, fair from terminal_check_limit order by name, measure")
                .query((row, _) -> new Limit(
                        row.getString(1), row.getString(2), row.getString(3), row.getDouble(4), row.getDouble(5)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Limit::check));
    }

    Graded grade(List<Measured> measured) {
        return grade(measured, rules(), limits(), settings.passScore());
    }

    static Graded grade(List<Measured> measured, List<Rule> rules, Map<String, List<Limit>> limits, int passScore) {
        var given =
                measured.stream().collect(Collectors.toMap(Measured::check, Function.identity(), (_, later) -> later));
        if (!rules.stream().map(Rule::check).toList().containsAll(given.keySet())) {
            throw Refused.malformed("terminals.unknown-check", "a check that is not in the table");
        }
        var checks = new ArrayList<Check>();
        var tested = 0;
        var reached = 0.0;
        var passed = true;
        for (var rule : rules) {
            var check = judge(rule, given.get(rule.check()), limits.getOrDefault(rule.check(), List.of()));
            checks.add(check);
            tested += check.outcome() == Outcome.NOT_TESTED && !rule.mandatory() ? 0 : rule.weight();
            reached += rule.weight() * share(check.outcome());
            passed &= !rule.mandatory() || share(check.outcome()) > 0;
        }
        var score = tested == 0 ? 0 : (int) Math.floor(FULL * reached / tested);
        return new Graded(score, passed && score >= passScore, List.copyOf(checks));
    }

    private static double share(Outcome outcome) {
        return switch (outcome) {
            case GOOD -> 1;
            case FAIR -> 0.5;
            case FAILED, NOT_TESTED -> 0;
        };
    }

    private static Check judge(Rule rule, @Nullable Measured measured, List<Limit> limits) {
        if (measured == null || !measured.tested()) {
            var reason = measured == null ? "" : measured.reason();
            return new Check(rule.check(), Outcome.NOT_TESTED, reason, Map.of(), rule.weight(), rule.mandatory());
        }
        var worst = limits.isEmpty() ? Outcome.FAILED : Outcome.GOOD;
        for (var limit : limits) {
            var value = measured.measures().get(limit.measure());
            var outcome = value == null ? Outcome.FAILED : limit.grade(value);
            worst = outcome.compareTo(worst) > 0 ? outcome : worst;
        }
        return new Check(rule.check(), worst, measured.reason(), measured.measures(), rule.weight(), rule.mandatory());
    }
}
