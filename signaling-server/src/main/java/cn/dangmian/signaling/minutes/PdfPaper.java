package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.minutes.MinutesView.SignerShown;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.openpdf.text.BadElementException;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** One sheet as a PDF on A4. */
final class PdfPaper {

    private static final float TITLE = 20;
    private static final float TEXT = 12;
    private static final float SMALL = 10;
    private static final float MARGIN = 64;
    private static final float FIELD_WIDTH = 160;
    private static final float FIELD_HEIGHT = 48;
    private static final float PEN = 1.1f;

    /** In the thousandths that strokes are told in. */
    private static final float WIDTH = 1000;

    private final Fonts fonts;
    private final Sheet sheet;
    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PdfWriter writer = PdfWriter.getInstance(document, out);

    private PdfPaper(Fonts fonts, Sheet sheet) {
        this.fonts = fonts;
        this.sheet = sheet;
    }

    static byte[] of(Sheet sheet, Fonts fonts) {
        var paper = new PdfPaper(fonts, sheet);
        paper.write();
        return paper.out.toByteArray();
    }

    private void write() {
        writer.setPageEvent(new PageFoot(fonts, foot()));
        document.addTitle(Wording.TITLE);
        document.addKeywords(Papers.keyword(sheet.reception(), sheet.version()));
        document.open();
        var title = new Paragraph(fonts.phrase(sheet.lines().getFirst(), TITLE));
        title.setAlignment(Element.ALIGN_CENTER);
        title.setSpacingAfter(TITLE);
        document.add(title);
        sheet.lines().stream().skip(1).forEach(this::line);
        document.add(signatures());
        sheet.supplements().forEach(one -> line(Sheet.words(one)));
        document.close();
    }

    private String foot() {
        return (sheet.closed() ? "" : "未签署稿 · ") + "第 " + sheet.version() + " 版 · 原文校验码 " + sheet.sha256();
    }

    private void line(String words) {
        var paragraph = new Paragraph(fonts.phrase(words, TEXT));
        var isTalk = words.startsWith("问：") || words.startsWith("答：");
        paragraph.setIndentationLeft(isTalk ? 2 * TEXT : 0);
        paragraph.setFirstLineIndent(isTalk ? -2 * TEXT : 0);
        paragraph.setSpacingAfter(3);
        document.add(paragraph);
    }

    private PdfPTable signatures() {
        var table = new PdfPTable(new float[] {3, 4, 3});
        table.setWidthPercentage(100);
        table.setSpacingBefore(TITLE);
        table.setKeepTogether(true);
        for (var signer : sheet.signers()) {
            table.addCell(cell(Sheet.role(signer)));
            table.addCell(mark(signer));
            table.addCell(cell(signer.signed() == null ? "     年    月    日" : Sheet.minute(signer)));
        }
        return table;
    }

    private PdfPCell mark(SignerShown signer) {
        var signed = signer.signed();
        if (signed == null || signed.strokes().isEmpty()) {
            return cell(Sheet.words(signer));
        }
        try {
            return framed(new PdfPCell(Image.getInstance(drawn(signed.strokes()))));
        } catch (BadElementException e) {
            throw new IllegalStateException(e);
        }
    }

    private PdfTemplate drawn(List<List<Integer>> strokes) {
        var field = writer.getDirectContent().createTemplate(FIELD_WIDTH, FIELD_HEIGHT);
        field.setLineWidth(PEN);
        field.setLineCap(1);
        field.setLineJoin(1);
        for (var stroke : strokes) {
            for (var i = 0; i < stroke.size(); i += 2) {
                var x = stroke.get(i) / WIDTH * FIELD_WIDTH;
                var y = FIELD_HEIGHT - stroke.get(i + 1) / WIDTH * FIELD_WIDTH;
                if (i == 0) {
                    field.moveTo(x, y);
                }
                field.lineTo(x, y);
            }
            field.stroke();
        }
        return field;
    }

    private PdfPCell cell(String words) {
        return framed(new PdfPCell(fonts.phrase(words, SMALL)));
    }

    private static PdfPCell framed(PdfPCell cell) {
        cell.setMinimumHeight(FIELD_HEIGHT + 8);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setHorizontalAlignment(Element.ALIGN_LEFT);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(Color.GRAY);
        return cell;
    }
}
