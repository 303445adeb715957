package cn.dangmian.signaling.documents;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.exceptions.InvalidPdfException;
import org.openpdf.text.pdf.PRStream;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;

/** How much the tables and bundles of objects of one PDF may hold once they are unpacked. */
final class InflatedBound {

    private static final int MOST = 16 * 1024 * 1024;

    private int left = MOST;

    /** @param length of what is packed */
    void take(PRStream stream, byte[] content, int length) throws IOException {
        var from = stream.getOffset();
        var size = Math.clamp(length, 0, Math.max(0, content.length - from));
        var unpacked = isPacked(stream) ? unpacked(content, from, size) : size;
        left -= unpacked;
        var count = stream.getAsNumber(PdfName.N);
        if (left < 0 || (count != null && count.intValue() > unpacked)) {
            throw new InvalidPdfException("more in its bundles of objects than " + MOST + " bytes");
        }
    }

    private static boolean isPacked(PRStream stream) throws IOException {
        var filter = stream.get(PdfName.FILTER);
        if (filter == null) {
            return false;
        }
        var isPlain = PdfName.FLATEDECODE.equals(filter) || filter.toString().equals("[/FlateDecode]");
        if (!isPlain || !isNarrow(stream.get(PdfName.DECODEPARMS)) || stream.get(PdfName.DP) != null) {
            throw new InvalidPdfException("objects bundled as " + filter);
        }
        return true;
    }

    /** A row is one that a table has, and none whose length is a product. */
    private static boolean isNarrow(@Nullable PdfObject parameters) {
        if (!(parameters instanceof PdfDictionary known)) {
            return parameters == null;
        }
        return known.get(PdfName.COLORS) == null && known.get(PdfName.BITSPERCOMPONENT) == null;
    }

    private int unpacked(byte[] content, int from, int size) throws IOException {
        var inflater = new Inflater();
        try {
            inflater.setInput(content, from, size);
            var piece = new byte[64 * 1024];
            var sum = 0;
            while (!inflater.finished() && sum <= left) {
                var more = inflater.inflate(piece);
                if (more == 0) {
                    break;
                }
                sum += more;
            }
            return sum;
        } catch (DataFormatException broken) {
            throw new InvalidPdfException("objects that cannot be unpacked");
        } finally {
            inflater.end();
        }
    }
}
