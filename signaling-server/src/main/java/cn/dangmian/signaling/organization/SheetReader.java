package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;

/** Reads the first sheet of an XLSX, or a CSV in UTF-8 or GB18030, row by row and within bounds. */
final class SheetReader {

    /** @param number as a spreadsheet counts, from 1 */
    record Row(int number, List<String> cells) {}

    static final int MOST_BYTES = 8 << 20;
    static final int MOST_ROWS = 20_000;
    private static final int MOST_COLUMNS = 50;
    private static final long MOST_INFLATED = 128L << 20;
    private static final int MOST_ENTRIES = 500;

    private SheetReader() {}

    static List<Row> read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw tooLarge(file.length + " bytes (expected: <= " + MOST_BYTES + ")");
        }
        try {
            return isZip(file) ? readWorkbook(file) : readText(decoded(file));
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            // The readers throw many kinds of exceptions at what is no workbook, or no table.
            throw unreadable(String.valueOf(broken.getMessage()));
        }
    }

    private static boolean isZip(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    private static List<Row> readText(String text) throws IOException {
        var rows = new ArrayList<Row>();
        try (var records = CSVFormat.DEFAULT.parse(new StringReader(text))) {
            for (var record : records) {
                // The parser counts lines, and a quoted cell may have several; a spreadsheet counts records.
                add(rows, new Row((int) record.getRecordNumber(), record.toList()));
            }
        }
        return rows;
    }

    private static String decoded(byte[] file) {
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            var text = decoded(file, charset);
            if (text != null && text.indexOf('\0') < 0) {
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            }
        }
        throw unreadable("neither UTF-8 nor GB18030");
    }

    private static @Nullable String decoded(byte[] file, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException other) {
            return null;
        }
    }

    private static List<Row> readWorkbook(byte[] file) throws IOException {
        requireModestArchive(file);
        var rows = new ArrayList<Row>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                var lines = workbook.getFirstSheet().openStream()) {
            lines.forEach(line -> {
                var cells = new ArrayList<String>();
                for (var place = 0; place < Math.min(line.getCellCount(), MOST_COLUMNS); place++) {
                    cells.add(line.getCellText(place));
                }
                add(rows, new Row(line.getRowNum(), cells));
            });
        }
        return rows;
    }

    /** Inflates once without keeping anything: what an archive says of its sizes may be a lie. */
    private static void requireModestArchive(byte[] file) throws IOException {
        var inflated = 0L;
        var entries = 0;
        var buffer = new byte[64 << 10];
        // The reader of workbooks opens them with the same class, so that both see the same entries.
        try (var archive = ZipFile.builder().setByteArray(file).get()) {
            for (var entry : Collections.list(archive.getEntries())) {
                entries++;
                try (var content = archive.getInputStream(entry)) {
                    inflated += inflate(content, buffer, MOST_INFLATED - inflated);
                }
                if (entries > MOST_ENTRIES || inflated > MOST_INFLATED) {
                    throw tooLarge(entries + " entries, more than " + inflated + " bytes inflated");
                }
            }
        }
    }

    private static long inflate(InputStream entry, byte[] buffer, long most) throws IOException {
        var inflated = 0L;
        for (var read = entry.read(buffer); read >= 0 && inflated <= most; read = entry.read(buffer)) {
            inflated += read;
        }
        return inflated;
    }

    private static void add(List<Row> rows, Row row) {
        if (rows.size() > MOST_ROWS) {
            throw tooLarge("more than " + MOST_ROWS + " rows");
        }
        rows.add(row);
    }

    private static Refused tooLarge(String text) {
        return new Refused(Refused.Kind.TOO_LARGE, "organization.import-too-large", text);
    }

    private static Refused unreadable(String text) {
        return Refused.malformed("organization.import-unreadable", text);
    }
}
