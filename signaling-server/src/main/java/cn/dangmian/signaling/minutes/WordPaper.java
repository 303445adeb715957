package cn.dangmian.signaling.minutes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** One sheet as a Word document, to be worked with; what counts is the signed paper. */
final class WordPaper {

    private static final int TITLE = 20;
    private static final int TEXT = 12;
    private static final String FONT = "宋体";

    private WordPaper() {}

    static byte[] of(Sheet sheet) {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            line(document, sheet.lines().getFirst(), TITLE, ParagraphAlignment.CENTER);
            sheet.lines().stream().skip(1).forEach(words -> line(document, words, TEXT, ParagraphAlignment.LEFT));
            for (var signer : sheet.signers()) {
                var words = Sheet.role(signer) + " " + Sheet.words(signer) + " " + Sheet.minute(signer);
                line(document, words.strip(), TEXT, ParagraphAlignment.LEFT);
            }
            sheet.supplements().forEach(one -> line(document, Sheet.words(one), TEXT, ParagraphAlignment.LEFT));
            line(
                    document,
                    "第 " + sheet.version() + " 版 · 原文校验码 " + sheet.sha256(),
                    TEXT / 2 + 3,
                    ParagraphAlignment.LEFT);
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(XWPFDocument document, String words, int size, ParagraphAlignment alignment) {
        var paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        var run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(size);
        run.setText(words);
    }
}
