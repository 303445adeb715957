package cn.dangmian.signaling.identity.web;

import cn.dangmian.signaling.identity.web.AuditController.LineShown;
import cn.dangmian.signaling.identity.web.AuditReaders.Named;
import cn.dangmian.signaling.kernel.Csv;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** Lines of the log for a spreadsheet, to the microsecond. */
final class AuditCsv {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneId.of("Asia/Shanghai"));

    private final PrintWriter out;
    private final Csv csv;

    AuditCsv(PrintWriter out) {
        this.out = out;
        this.csv = new Csv(out);
    }

    void head() {
        csv.begin("时间", "行号", "人员", "账号", "单位", "操作", "结果", "对象", "事实", "链上位置", "链上哈希");
    }

    void line(LineShown line) {
        var person = line.person();
        csv.line(
                TIME.format(line.at()),
                Long.toString(line.id()),
                person == null ? "" : person.name(),
                person == null ? "" : person.login(),
                line.offices().stream().map(Named::name).collect(Collectors.joining(" ")),
                line.action(),
                line.outcome(),
                line.subject(),
                line.facts().toString(),
                line.position() == null ? "" : line.position().toString(),
                line.hash() == null ? "" : line.hash());
        if (out.checkError()) {
            throw new UncheckedIOException(new IOException("the reader of the export has gone"));
        }
    }

    void end() {
        csv.end();
    }
}
