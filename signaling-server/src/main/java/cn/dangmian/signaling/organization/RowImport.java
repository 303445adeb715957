package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.ImportKind.Cells;
import java.util.List;

/** What is done with the rows of one kind of file. */
interface RowImport {

    ImportKind kind();

    /** What would come of each row now, in the subtree of this office. */
    List<JudgedRow> judge(OfficeId top, List<Cells> rows);

    /** Does it; every row was judged in the same transaction, and none is an error. */
    void apply(OfficeId top, List<JudgedRow> rows);
}
