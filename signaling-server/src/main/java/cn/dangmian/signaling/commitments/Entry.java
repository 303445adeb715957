package cn.dangmian.signaling.commitments;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.Views.CaseShown;
import cn.dangmian.signaling.reception.Views.Named;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A commitment as it stands.
 *
 * @param responsible an office or a unit
 * @param office the one that tells what became of it: the responsible one, or that of the unit
 * @param heldBy in whose line the talk was held
 */
record Entry(
        CommitmentId id,
        UUID reception,
        CaseShown petitionCase,
        String words,
        LocalDate due,
        CommitmentState state,
        Named responsible,
        boolean isUnit,
        Named office,
        Named heldBy,
        Named official,
        Instant at,
        @Nullable Instant keptAt) {

    static Entry read(ResultSet row, LocalDate today) throws SQLException {
        var unit = row.getObject("unit", UUID.class);
        var office = new Named(row.getObject("own_office", UUID.class), row.getString("own_name"));
        var due = row.getObject("due", LocalDate.class);
        var kept = row.getTimestamp("kept_at");
        return new Entry(
                new CommitmentId(row.getObject("id", UUID.class)),
                row.getObject("reception", UUID.class),
                new CaseShown(
                        row.getObject("case_id", UUID.class),
                        row.getString("case_number"),
                        row.getString("case_title")),
                row.getString("words"),
                due,
                CommitmentState.of(due, kept, row.getTimestamp("explained_at"), today),
                new Named(unit == null ? office.id() : unit, row.getString("responsible")),
                unit != null,
                office,
                new Named(row.getObject("line_id", UUID.class), row.getString("line_name")),
                new Named(row.getObject("made_by", UUID.class), row.getString("official_name")),
                row.getTimestamp("at").toInstant(),
                instant(kept));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    CaseId caseId() {
        return new CaseId(petitionCase.id());
    }

    OfficeId officeId() {
        return new OfficeId(office.id());
    }

    boolean isPromisedBy(PersonId person) {
        return official.id().equals(person.value());
    }
}
