package cn.dangmian.signaling.scheduling;

import static cn.dangmian.signaling.scheduling.TierColumn.BASIS;
import static cn.dangmian.signaling.scheduling.TierColumn.CATEGORY;
import static cn.dangmian.signaling.scheduling.TierColumn.CODE;
import static cn.dangmian.signaling.scheduling.TierColumn.COMPETENT;
import static cn.dangmian.signaling.scheduling.TierColumn.HISTORY;
import static cn.dangmian.signaling.scheduling.TierColumn.INSTEAD_EN;
import static cn.dangmian.signaling.scheduling.TierColumn.INSTEAD_ZH;
import static cn.dangmian.signaling.scheduling.TierColumn.PURPOSE;
import static cn.dangmian.signaling.scheduling.TierColumn.REACH;
import static cn.dangmian.signaling.scheduling.TierColumn.RESPONDENT;
import static cn.dangmian.signaling.scheduling.TierColumn.SEVERAL_PLACES;
import static cn.dangmian.signaling.scheduling.TierColumn.STANDING;
import static cn.dangmian.signaling.scheduling.TierColumn.TIER;

import cn.dangmian.signaling.organization.Tier;
import cn.dangmian.signaling.scheduling.TierSheet.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a sheet cannot become the rule: a matter would find no row, or a row that nobody can follow. */
final class TierFaults {

    enum What {
        MISSING,
        NOT_KNOWN,
        TOO_LONG,
        REPEATED,
        /** Says what only another kind of row says. */
        NOT_HERE,
        /** Every matter is caught above. */
        NEVER_REACHED,
        /** The last row has a condition: some matters would find none. */
        LAST_HAS_CONDITION,
        /** Whom it names is not known for every matter that it fits. */
        NOT_ALWAYS_KNOWN
    }

    record Fault(TierColumn column, What what) {}

    private static final int MOST_OF_TEXT = 200;
    /** None that the PC of whoever opens the sheet takes for a formula. */
    private static final Pattern TEXT = Pattern.compile("|[^=+\\-@\\p{Cc}]\\P{Cc}*");

    private static final Set<String> YES_NO = Set.of("true", "false");
    private static final Set<String> HANDLED = Set.of("IN_HAND", "OPINION", "REVIEWED", "FINALIZED");

    private final Set<String> categories;
    private final Set<String> seen = new HashSet<>();
    private boolean caughtAll;

    TierFaults(Set<String> categories) {
        this.categories = categories;
    }

    /** In the order of the sheet. */
    List<Fault> of(Row row, boolean last) {
        var faults = new ArrayList<Fault>();
        code(row, faults);
        conditions(row, last, faults);
        competent(row, faults);
        text(row, BASIS, true, faults);
        known(row, STANDING, Set.of("V", "K", "D"), true, faults);
        return faults;
    }

    private void code(Row row, List<Fault> faults) {
        var code = row.get(CODE);
        if (code.isEmpty()) {
            faults.add(new Fault(CODE, What.MISSING));
        } else if (!code.matches("[A-Z][A-Z0-9_]{1,39}")) {
            faults.add(new Fault(CODE, What.NOT_KNOWN));
        } else if (!seen.add(code)) {
            faults.add(new Fault(CODE, What.REPEATED));
        }
    }

    private void conditions(Row row, boolean last, List<Fault> faults) {
        known(row, CATEGORY, categories, false, faults);
        known(row, PURPOSE, names(TierPilot.Purpose.values()), false, faults);
        known(row, HISTORY, names(TierPilot.History.values()), false, faults);
        known(row, RESPONDENT, YES_NO, false, faults);
        known(row, SEVERAL_PLACES, YES_NO, false, faults);
        if (caughtAll) {
            faults.add(new Fault(CODE, What.NEVER_REACHED));
        }
        var catchesAll = TierColumn.conditions().stream()
                .allMatch(column -> row.get(column).isEmpty());
        if (last && !catchesAll) {
            faults.add(new Fault(CODE, What.LAST_HAS_CONDITION));
        }
        caughtAll |= catchesAll;
    }

    private void competent(Row row, List<Fault> faults) {
        known(row, COMPETENT, names(TierRules.Competent.values()), true, faults);
        known(row, TIER, names(Tier.values()), row.get(COMPETENT).equals("AT_TIER"), faults);
        known(row, REACH, Set.of("0", "1", "2", "3", "4"), false, faults);
        var instead = row.get(COMPETENT).equals("NONE");
        text(row, INSTEAD_ZH, instead, faults);
        text(row, INSTEAD_EN, instead, faults);
        unless(instead, row, INSTEAD_ZH, faults);
        unless(instead, row, INSTEAD_EN, faults);
        unless(row.get(COMPETENT).equals("AT_TIER"), row, TIER, faults);
        if (!isAlwaysKnown(row)) {
            faults.add(new Fault(COMPETENT, What.NOT_ALWAYS_KNOWN));
        }
    }

    private static boolean isAlwaysKnown(Row row) {
        return switch (row.get(COMPETENT)) {
            case "OF_RESPONDENT" -> row.get(RESPONDENT).equals("true");
            case "OF_HANDLER", "ABOVE_HANDLER" -> HANDLED.contains(row.get(HISTORY));
            default -> true;
        };
    }

    private static void unless(boolean belongs, Row row, TierColumn column, List<Fault> faults) {
        if (!belongs && !row.get(column).isEmpty()) {
            faults.add(new Fault(column, What.NOT_HERE));
        }
    }

    private static void known(Row row, TierColumn column, Set<String> known, boolean required, List<Fault> faults) {
        var cell = row.get(column);
        if (cell.isEmpty() ? required : !known.contains(cell)) {
            faults.add(new Fault(column, cell.isEmpty() ? What.MISSING : What.NOT_KNOWN));
        }
    }

    private static void text(Row row, TierColumn column, boolean required, List<Fault> faults) {
        var cell = row.get(column);
        if (cell.isEmpty() && required) {
            faults.add(new Fault(column, What.MISSING));
        } else if (cell.length() > MOST_OF_TEXT) {
            faults.add(new Fault(column, What.TOO_LONG));
        } else if (!TEXT.matcher(cell).matches()) {
            faults.add(new Fault(column, What.NOT_KNOWN));
        }
    }

    private static Set<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).collect(Collectors.toSet());
    }
}
