package cn.dangmian.signaling.minutes;

import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** What stands at the foot of each page: what text it is, and which page of how many. */
final class PageFoot extends PdfPageEventHelper {

    private static final float SIZE = 8;
    private static final float HEIGHT = 36;
    private static final float COUNT = 30;

    private final Fonts fonts;
    private final String words;
    private @Nullable PdfTemplate count;

    PageFoot(Fonts fonts, String words) {
        this.fonts = fonts;
        this.words = words;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        var content = writer.getDirectContent();
        var known = count;
        if (known == null) {
            known = content.createTemplate(COUNT, SIZE * 2);
            count = known;
        }
        var right = document.right();
        ColumnText.showTextAligned(content, Element.ALIGN_LEFT, fonts.phrase(words, SIZE), document.left(), HEIGHT, 0);
        ColumnText.showTextAligned(
                content,
                Element.ALIGN_RIGHT,
                fonts.phrase("第 " + writer.getPageNumber() + " 页，共", SIZE),
                right - COUNT,
                HEIGHT,
                0);
        content.addTemplate(known, right - COUNT, HEIGHT);
    }

    /** How many there are is known when the last one is written. */
    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        if (count != null) {
            ColumnText.showTextAligned(
                    count, Element.ALIGN_LEFT, fonts.phrase(" " + (writer.getPageNumber() - 1) + " 页", SIZE), 0, 0, 0);
        }
    }
}
