package cn.dangmian.signaling.documents;

import cn.dangmian.signaling.kernel.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.openpdf.text.exceptions.BadPasswordException;
import org.openpdf.text.exceptions.InvalidPdfException;
import org.openpdf.text.pdf.IntHashtable;
import org.openpdf.text.pdf.PRStream;
import org.openpdf.text.pdf.PRTokeniser;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfReader;

/**
 * Counts the pages of a PDF that somebody brought. The reader believes what a file says of itself; this one takes from it no
 * more memory than an honest file of that size needs.
 */
final class PdfPages extends PdfReader {

    static final int MOST = 50;

    private static final int DEEPEST = 64;
    private static final int MOST_NODES = 10_000;

    /** The generation of an object that is not used. */
    private static final int LEAST_KNOWN = 65_535;

    /** Where the table of objects is lost, it is made anew from where they begin. */
    private static final Pattern FAR_OBJECT = Pattern.compile("\\d{7,}[\\x00\\s]+\\d+[\\x00\\s]+obj");

    /** One at a time: each may take some ten times its size. */
    private static final ReentrantLock ONE = new ReentrantLock();

    private final byte[] content;
    private final InflatedBound bound = new InflatedBound();
    private int nodes;
    private int pages;

    private PdfPages(byte[] content) throws IOException {
        this.content = content;
        this.tokens = new Near(content);
        readPdf();
    }

    /** @return at most {@link #MOST} */
    static int of(byte[] content) {
        ONE.lock();
        try (var reader = new PdfPages(content)) {
            return reader.counted();
        } catch (BadPasswordException encrypted) {
            throw Refused.malformed("documents.encrypted", "an encrypted PDF");
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw Refused.malformed("documents.unreadable", "a PDF that is not whole: " + broken.getMessage());
        } finally {
            ONE.unlock();
        }
    }

    private int counted() throws IOException {
        if (pages == 0) {
            throw new InvalidPdfException("no pages");
        }
        if (pages > MOST) {
            throw Refused.malformed("documents.too-many-pages", "more pages than " + MOST);
        }
        return pages;
    }

    /** Says how large something is only as far as it is in the file. */
    @Override
    protected PdfObject readPRObject() throws IOException {
        var read = super.readPRObject();
        if (read instanceof PdfNumber number && Math.abs(number.doubleValue()) > content.length) {
            return new PdfNumber(0);
        }
        if (read instanceof PRStream stream && PdfName.XREF.equals(stream.get(PdfName.TYPE))) {
            bound.take(stream, content, declared(stream));
        }
        return read;
    }

    private static int declared(PRStream stream) {
        return stream.get(PdfName.LENGTH) instanceof PdfNumber length ? length.intValue() : 0;
    }

    @Override
    protected void readObjStm(PRStream stream, IntHashtable map) throws IOException {
        bound.take(stream, content, stream.getLength());
        super.readObjStm(stream, map);
    }

    @Override
    protected void rebuildXref() throws IOException {
        if (FAR_OBJECT.matcher(new String(content, StandardCharsets.ISO_8859_1)).find()) {
            throw new InvalidPdfException("an object of a number beyond a million");
        }
        super.rebuildXref();
    }

    @Override
    protected void readDocObj() throws IOException {
        if (trailer.get(PdfName.ENCRYPT) != null) {
            throw new BadPasswordException("encrypted");
        }
        super.readDocObj();
    }

    @Override
    protected void readPages() throws IOException {
        var root = trailer.getAsDict(PdfName.ROOT);
        var top = root == null ? null : root.getAsDict(PdfName.PAGES);
        if (top == null) {
            throw new InvalidPdfException("no tree of pages");
        }
        count(top, 0);
    }

    private void count(PdfDictionary node, int depth) throws IOException {
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            throw new InvalidPdfException("a tree of pages without an end");
        }
        var kids = node.getAsArray(PdfName.KIDS);
        if (kids == null) {
            pages++;
            return;
        }
        for (var i = 0; i < kids.size() && pages <= MOST; i++) {
            var kid = kids.getAsDict(i);
            if (kid != null) {
                count(kid, depth + 1);
            }
        }
    }

    /** Nothing is written again. */
    @Override
    public int removeUnusedObjects() {
        return 0;
    }

    /** Knows no number beyond the file. */
    private static final class Near extends PRTokeniser {

        private final int most;

        Near(byte[] content) {
            super(content);
            most = Math.max(content.length, LEAST_KNOWN);
        }

        @Override
        public int intValue() {
            var value = super.intValue();
            if (value > most) {
                throw new IllegalStateException(value + " (expected: at most " + most + ")");
            }
            return value;
        }
    }
}
