package cn.dangmian.signaling.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.dangmian.signaling.journey.Pdfs;
import cn.dangmian.signaling.kernel.Refused;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are counted, and a file that lies about itself costs the server nothing. */
class PdfPagesTests {

    private static final int MEGABYTE = 1024 * 1024;

    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50})
    void countsThemHoweverTheObjectsLie(int pages) {
        assertThat(PdfPages.of(Pdfs.of(pages))).isEqualTo(pages);
        assertThat(PdfPages.of(Pdfs.bundled(pages))).isEqualTo(pages);
    }

    @Test
    void countsThemWhereTheTableIsLost() {
        var lost = text(Pdfs.of(3)).replaceFirst("startxref\\s+\\d+", "startxref\n7");
        assertThat(PdfPages.of(bytes(lost))).isEqualTo(3);
    }

    @Test
    void refusesAnEncryptedOneWithAndWithoutAPassword() {
        assertThat(codeOf(Pdfs.encrypted("secret"))).isEqualTo("documents.encrypted");
        assertThat(codeOf(Pdfs.encrypted(""))).isEqualTo("documents.encrypted");
    }

    @Test
    void refusesMoreThanFifty() {
        assertThat(codeOf(Pdfs.of(51))).isEqualTo("documents.too-many-pages");
    }

    @Test
    void refusesOneThatIsNotWhole() {
        var whole = Pdfs.of(3);
        assertThat(codeOf(Arrays.copyOf(whole, whole.length / 2))).isEqualTo("documents.unreadable");
        assertThat(codeOf(bytes("%PDF-1.7 %%EOF"))).isEqualTo("documents.unreadable");
        assertThat(codeOf(plain("<</Type/Pages/Kids[]/Count 7>>"))).isEqualTo("documents.unreadable");
    }

    @Test
    void refusesATreeOfPagesWithoutAnEnd() {
        assertThat(codeOf(plain("<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"))).isEqualTo("documents.unreadable");
        var deep = new StringBuilder();
        for (var object = 3; object < 60; object++) {
            deep.append("%d 0 obj\n<</Kids[%d 0 R %d 0 R]>>\nendobj\n".formatted(object, object + 1, object + 1));
        }
        deep.append("60 0 obj\n<</Kids[]>>\nendobj\n");
        assertThat(codeOf(plain("<</Kids[3 0 R]>>\nendobj\n" + deep + "61 0 obj\nnull")))
                .isEqualTo("documents.unreadable");
    }

    @Test
    void refusesOneThatIsNestedWithoutAnEnd() {
        assertThat(codeOf(plain("<</Kids[]/X " + "[".repeat(1_000_000)))).isEqualTo("documents.unreadable");
    }

    /** Without bounds each of these takes gigabytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 900000000/Root 1 0 R>>\nstartxref\n9\n%%EOF\n",
                "xref\n900000000 9\n0000000000 65535 f \ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n",
                "900000000 0 obj\n<</Kids[]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n",
                "9 0 obj\n<</Type/XRef/Size 9/W[1 2 1]/Length 1900000000>>\nstream\n\nendstream\nstartxref\n9\n%%EOF\n",
                "9 0 obj\n<</Type/XRef/Size 9/Index[900000000 9]/W[1 2 1]/Length 4>>\nstream\n1234\nendstream\nendobj\nstartxref\n9\n%%EOF\n",
            })
    void believesNoNumberBeyondTheFile(String lie) {
        refusesCheaply(bytes("%PDF-1.7\n" + lie));
    }

    @Test
    void unpacksNoMoreOfATableThanItNeeds() {
        refusesCheaply(joined(
                bytes("%PDF-1.7\n"),
                stream(9, "/Type/XRef/Size 9/W[1 2 1]/Filter/FlateDecode", packed(400)),
                bytes("startxref\n9\n%%EOF\n")));
    }

    @Test
    void unpacksNoMoreOfABundleThanItNeeds() {
        assertThat(PdfPages.of(bundle(bytes("3 0 <</Type/Page>>"), ""))).isEqualTo(1);
        refusesCheaply(bundle(packed(400), "/Filter/FlateDecode"));
        refusesCheaply(bundle(twicePacked(), "/Filter[/FlateDecode/FlateDecode]"));
        refusesCheaply(
                bundle(packed(8), "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 30000/Colors 30000>>"));
    }

    /** One page, in a bundle of one object, and a table that says so. */
    private static byte[] bundle(byte[] content, String filter) {
        var head = bytes("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
        var second = bytes("2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n");
        var fourth = stream(4, "/Type/ObjStm/N 1/First 4" + filter, content);
        var places = new int[] {9, head.length, 4, head.length + second.length};
        var fifth = places[3] + fourth.length;
        var table = new ByteArrayOutputStream();
        for (var row :
                new int[][] {{0, 0}, {1, places[0]}, {1, places[1]}, {2, places[2]}, {1, places[3]}, {1, fifth}}) {
            table.writeBytes(
                    ByteBuffer.allocate(6).put((byte) row[0]).putInt(row[1]).array());
        }
        return joined(
                head,
                second,
                fourth,
                stream(5, "/Type/XRef/Size 6/W[1 4 1]/Root 1 0 R", table.toByteArray()),
                bytes("startxref\n" + fifth + "\n%%EOF\n"));
    }

    private static byte[] stream(int object, String dictionary, byte[] content) {
        return joined(
                bytes(object + " 0 obj\n<<" + dictionary + "/Length " + content.length + ">>\nstream\n"),
                content,
                bytes("\nendstream\nendobj\n"));
    }

    private static byte[] joined(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(pieces).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static void refusesCheaply(byte[] content) {
        var before = MEMORY.getCurrentThreadAllocatedBytes();
        assertThat(codeOf(content)).isEqualTo("documents.unreadable");
        assertThat(MEMORY.getCurrentThreadAllocatedBytes() - before).isLessThan(64L * content.length + 32 * MEGABYTE);
    }

    private static byte[] packed(int megabytes) {
        var out = new ByteArrayOutputStream();
        try (var packing = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
            for (var some = 0; some < megabytes; some++) {
                packing.write(new byte[MEGABYTE]);
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] twicePacked() {
        var out = new ByteArrayOutputStream();
        try (var packing = new DeflaterOutputStream(out)) {
            packing.write(packed(400));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    /** Without a table, which a reader makes anew. @param pages the second object */
    private static byte[] plain(String pages) {
        return bytes("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n" + pages
                + "\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n");
    }

    private static String codeOf(byte[] content) {
        return catchThrowableOfType(Refused.class, () -> PdfPages.of(content)).code();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
