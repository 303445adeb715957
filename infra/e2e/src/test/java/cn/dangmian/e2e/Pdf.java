package cn.dangmian.e2e;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A PDF by hand: pages of A4 with a bar of their own colour and words, in fonts that are not in the file. */
final class Pdf {

    /** Catalog, pages, and the fonts; then two objects for each page. */
    private static final int FIRST = 6;

    private static final Charset GBK = Charset.forName("GBK");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> places = new ArrayList<>();

    private Pdf() {}

    static byte[] of(List<Color> bars) {
        var pdf = new Pdf();
        pdf.write("%PDF-1.7\n");
        var kids = new StringBuilder();
        for (var page = 0; page < bars.size(); page++) {
            kids.append(FIRST + 2 * page).append(" 0 R ");
        }
        pdf.object("<</Type/Catalog/Pages 2 0 R>>");
        pdf.object("<</Type/Pages/Kids[" + kids + "]/Count " + bars.size() + ">>");
        pdf.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        pdf.object("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/GBK-EUC-H/DescendantFonts[5 0 R]>>");
        pdf.object("<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>");
        for (var page = 0; page < bars.size(); page++) {
            pdf.page(page, bars.get(page));
        }
        return pdf.end();
    }

    private void page(int page, Color bar) {
        object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents "
                + (FIRST + 2 * page + 1) + " 0 R>>");
        var rgb = bar.getRGBColorComponents(null);
        var words = HexFormat.of().formatHex("关于城东安置房逾期交付的函".getBytes(GBK));
        var lines = new StringBuilder("%.2f %.2f %.2f rg 60 560 475 140 re f 0 g ".formatted(rgb[0], rgb[1], rgb[2]));
        lines.append("BT /F1 40 Tf 60 740 Td (Page %d) Tj ET ".formatted(page + 1));
        lines.append("BT /F2 24 Tf 60 500 Td <%s> Tj ET ".formatted(words));
        for (var line = 0; line < 24; line++) {
            lines.append("BT /F2 9 Tf 60 %d Td <%s> Tj ET ".formatted(470 - 18 * line, words + words + words));
        }
        object("<</Length " + lines.length() + ">>\nstream\n" + lines + "\nendstream");
    }

    private byte[] end() {
        var table = out.size();
        write("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
        places.forEach(place -> write("%010d 00000 n \n".formatted(place)));
        write("trailer\n<</Size " + (places.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void object(String content) {
        places.add(out.size());
        write(places.size() + " 0 obj\n" + content + "\nendobj\n");
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
