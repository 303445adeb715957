package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.casework.CaseIntake.Paper;
import cn.dangmian.signaling.casework.CaseIntake.Particulars;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By what document a petitioner came, and what the tier rule asks of the matter, in PostgreSQL. */
@Component
class MatterRows {

    private final JdbcClient jdbc;
    private final Offices offices;

    MatterRows(JdbcClient jdbc, Offices offices) {
        this.jdbc = jdbc;
        this.offices = offices;
    }

    void put(CaseId id, Particulars told) {
        var paper = told.paper();
        jdbc.sql("""
                        update petition_case set document = ?, document_reason = ?, document_until = ?,
                            category = ?, purpose = ?, history = ?, place = ?, handled_by = ? where id = ?""")
                .param(1, paper == null ? null : paper.kind().name(), Types.VARCHAR)
                .param(2, paper == null ? "" : reason(paper))
                .param(3, paper == null || paper.until() == null ? null : Date.valueOf(paper.until()), Types.DATE)
                .param(4, told.category(), Types.VARCHAR)
                .param(5, told.purpose(), Types.VARCHAR)
                .param(6, told.history(), Types.VARCHAR)
                .param(7, known(told.place()), Types.OTHER)
                .param(8, known(told.handledBy()), Types.OTHER)
                .param(9, id.value())
                .update();
    }

    private static String reason(Paper paper) {
        var none = paper.kind() == Contact.Document.NONE;
        var reason = Texts.line("petitioner.document.reason", paper.reason(), 0, 200);
        if (none && reason.isEmpty()) {
            throw Refused.malformed("casework.document-needed", "without a document there is a reason");
        }
        return none ? reason : "";
    }

    private @Nullable UUID known(@Nullable OfficeId office) {
        return office == null ? null : offices.get(office).id().value();
    }

    Particulars get(CaseId id) {
        return jdbc.sql("select * from petition_case where id = ?")
                .param(id.value())
                .query(MatterRows::read)
                .optional()
                .orElseThrow(() -> CaseReading.unknown(id));
    }

    static Particulars read(ResultSet row, int number) throws SQLException {
        var document = row.getString("document");
        var until = row.getDate("document_until");
        return new Particulars(
                document == null
                        ? null
                        : new Paper(
                                Contact.Document.valueOf(document),
                                row.getString("document_reason"),
                                until == null ? null : until.toLocalDate()),
                row.getString("category"),
                row.getString("purpose"),
                row.getString("history"),
                office(row, "place"),
                office(row, "handled_by"));
    }

    private static @Nullable OfficeId office(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new OfficeId(id);
    }
}
