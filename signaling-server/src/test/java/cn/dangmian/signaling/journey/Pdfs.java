package cn.dangmian.signaling.journey;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfWriter;

/** PDFs that somebody brings. */
public final class Pdfs {

    private Pdfs() {}

    public static byte[] of(int pages) {
        return written(pages, _ -> {});
    }

    /** Its objects lie in packed bundles, and so does the table of them. */
    public static byte[] bundled(int pages) {
        return written(pages, PdfWriter::setFullCompression);
    }

    /** @param password nothing: whoever opens it is not asked */
    public static byte[] encrypted(String password) {
        return written(
                2,
                writer -> writer.setEncryption(
                        password.getBytes(StandardCharsets.US_ASCII),
                        "owner".getBytes(StandardCharsets.US_ASCII),
                        PdfWriter.ALLOW_PRINTING,
                        PdfWriter.STANDARD_ENCRYPTION_128));
    }

    private static byte[] written(int pages, Consumer<PdfWriter> how) {
        var out = new ByteArrayOutputStream();
        var document = new Document(PageSize.A4);
        how.accept(PdfWriter.getInstance(document, out));
        document.open();
        for (var page = 1; page <= pages; page++) {
            document.newPage();
            document.add(new Paragraph("Page " + page));
        }
        document.close();
        return out.toByteArray();
    }
}
