package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators are shown of people. */
public final class PeopleViews {

    private PeopleViews() {}

    public enum State {
        ENABLED,
        START_PASSWORD,
        DISABLED
    }

    public enum DutyState {
        FUTURE,
        RUNNING,
        OVER
    }

    public record Named(UUID id, String name) {}

    /**
     * @param text parts of name or login, with spaces between
     * @param office and everything below it; null for all
     * @param after login of the last one of the page before; empty for the first page
     */
    public record Wanted(
            String text,
            @Nullable OfficeId office,
            @Nullable Role role,
            @Nullable State state,
            String after,
            int limit) {}

    public record DutyBrief(Role role, Named office, boolean running) {}

    public record PersonRow(UUID id, String login, String name, Named office, State state, List<DutyBrief> duties) {}

    /** Somebody to choose. */
    public record PersonBrief(UUID id, String login, String name, Named office) {}

    /** @param next the {@code after} of the next page; null when this is the last */
    public record Found(List<PersonRow> people, @Nullable String next) {}

    /** @param to the last day; null when no end is set */
    public record DutyLine(
            UUID id,
            Role role,
            Named office,
            LocalDate from,
            @Nullable LocalDate to,
            DutyState state,
            Instant assignedAt,
            @Nullable String assignedBy,
            String reason,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            String endReason,
            boolean mayEnd) {}

    public record SubstituteLine(
            UUID id,
            Role role,
            Named office,
            Named person,
            LocalDate from,
            LocalDate to,
            DutyState state,
            boolean mayEnd) {}

    public record LeaveLine(
            UUID id,
            String kind,
            LocalDate from,
            LocalDate to,
            DutyState state,
            boolean mayEnd,
            List<SubstituteLine> substitutes) {}

    /** @param manage accounts; @param appoint duties and leave; @param resetFactors of somebody who lost them */
    public record May(boolean manage, boolean appoint, boolean resetFactors) {}

    /** @param actsFor whose duties this person does while they are on leave */
    public record Sheet(
            UUID id,
            String login,
            String name,
            Named office,
            State state,
            String disabledReason,
            Instant createdAt,
            List<DutyLine> duties,
            List<LeaveLine> leaves,
            List<SubstituteLine> actsFor,
            May may) {}
}
