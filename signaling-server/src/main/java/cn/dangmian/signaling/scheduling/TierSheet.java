package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A version of the tier rule as a table in CSV: the rows in the order in which they are looked at. */
final class TierSheet {

    /** @param number as a spreadsheet counts, from 1 */
    record Row(int number, Map<TierColumn, String> cells) {

        String get(TierColumn column) {
            return cells.getOrDefault(column, "");
        }
    }

    private static final int MOST_ROWS = 200;
    // Without it spreadsheets take UTF-8 for the code page of the PC.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TierSheet() {}

    static List<Row> read(String sheet) {
        var text = sheet.startsWith(BYTE_ORDER_MARK) ? sheet.substring(1) : sheet;
        try (var parser = CSVFormat.DEFAULT.parse(new StringReader(text))) {
            var records = parser.getRecords();
            return records.isEmpty() ? List.of() : rows(records);
        } catch (IOException | UncheckedIOException broken) {
            throw unreadable(String.valueOf(broken.getMessage()));
        }
    }

    private static List<Row> rows(List<CSVRecord> records) {
        var places = places(records.getFirst());
        var rows = new ArrayList<Row>();
        for (var record : records.subList(1, records.size())) {
            var cells = new EnumMap<TierColumn, String>(TierColumn.class);
            places.forEach((column, place) -> {
                var code = place < record.size() ? column.code(record.get(place).strip()) : "";
                if (!code.isEmpty()) {
                    cells.put(column, code);
                }
            });
            if (!cells.isEmpty()) {
                rows.add(new Row((int) record.getRecordNumber(), cells));
            }
        }
        if (rows.size() > MOST_ROWS) {
            throw unreadable(rows.size() + " rows (expected: <= " + MOST_ROWS + ")");
        }
        return rows;
    }

    private static Map<TierColumn, Integer> places(CSVRecord heads) {
        var found = new HashMap<String, Integer>();
        for (var place = 0; place < heads.size(); place++) {
            found.putIfAbsent(heads.get(place).strip(), place);
        }
        var places = new EnumMap<TierColumn, Integer>(TierColumn.class);
        for (var column : TierColumn.values()) {
            var place = found.getOrDefault(column.head(), found.get(column.key()));
            if (place == null) {
                throw unreadable("no column " + column.head());
            }
            places.put(column, place);
        }
        return places;
    }

    /** @param rows by column, as the table keeps them */
    static byte[] write(List<Map<TierColumn, String>> rows) {
        var text = new StringWriter().append(BYTE_ORDER_MARK);
        try (var printer = CSVFormat.EXCEL.print(text)) {
            printer.printRecord(TierColumn.heads());
            for (var row : rows) {
                var cells = new ArrayList<String>();
                for (var column : TierColumn.values()) {
                    cells.add(column.word(row.getOrDefault(column, "")));
                }
                printer.printRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Refused unreadable(String text) {
        return Refused.malformed("scheduling.tier-sheet-unreadable", text);
    }
}
