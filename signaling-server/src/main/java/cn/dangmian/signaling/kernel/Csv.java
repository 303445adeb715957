package cn.dangmian.signaling.kernel;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lines for a spreadsheet: it reads them as UTF-8, shows Beijing time, and takes no text for a formula. */
public final class Csv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final PrintWriter to;

    public Csv(PrintWriter to) {
        this.to = to;
    }

    public void begin(Object... heads) {
        to.write(BYTE_ORDER_MARK);
        line(heads);
    }

    public void line(@Nullable Object... cells) {
        to.write(Stream.of(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    public void end() {
        to.flush();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            case Instant at -> TIME.format(at);
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        var harmless = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
