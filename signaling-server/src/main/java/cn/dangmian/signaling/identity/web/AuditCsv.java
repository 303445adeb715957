package cn.dangmian.signaling.identity.web;

import cn.dangmian.signaling.identity.web.AuditController.LineShown;
import cn.dangmian.signaling.identity.web.AuditReaders.Named;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of the log for a spreadsheet: UTF-8 with a byte order mark, Beijing time, and no cell that a spreadsheet would compute. */
final class AuditCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneId.of("Asia/Shanghai"));
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final PrintWriter out;

    AuditCsv(PrintWriter out) {
        this.out = out;
    }

    void head() {
        out.write(BYTE_ORDER_MARK);
        row("时间", "行号", "人员", "账号", "单位", "操作", "结果", "对象", "事实", "链上位置", "链上哈希");
    }

    void line(LineShown line) {
        var person = line.person();
        row(
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
        out.flush();
    }

    private void row(String... cells) {
        out.write(Stream.of(cells).map(AuditCsv::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    static String cell(String text) {
        var harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
