package cn.dangmian.signaling.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.dangmian.signaling.kernel.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetReaderTests {

    private static final String TEXT = "区划代码,名称\r\n511325100,\"多扶镇, 东\"\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void readsTextAsItWasSaved(String charset) {
        assertThat(SheetReader.read(TEXT.getBytes(Charset.forName(charset))))
                .containsExactly(
                        new SheetReader.Row(1, List.of("区划代码", "名称")),
                        new SheetReader.Row(2, List.of("511325100", "多扶镇, 东")));
    }

    @Test
    void leavesOutTheByteOrderMark() {
        var first = SheetReader.read(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8))
                .getFirst();
        assertThat(first.cells().getFirst()).isEqualTo("区划代码");
    }

    @Test
    void readsNumbersOfAWorkbookAsTheyLook() throws IOException {
        var file = new ByteArrayOutputStream();
        try (var workbook = new Workbook(file, "test", "1.0")) {
            var sheet = workbook.newWorksheet("乡镇");
            sheet.value(0, 0, "区划代码");
            sheet.value(1, 0, 511325100);
            sheet.value(1, 1, 105.8842);
            sheet.value(3, 0, "多扶镇");
        }
        assertThat(SheetReader.read(file.toByteArray()))
                .contains(
                        new SheetReader.Row(2, List.of("511325100", "105.8842")),
                        new SheetReader.Row(4, List.of("多扶镇")));
    }

    @Test
    void refusesMoreRowsThanItSays() {
        var rows = "x\n".repeat(SheetReader.MOST_ROWS + 2).getBytes(StandardCharsets.UTF_8);
        assertRefused("organization.import-too-large", rows);
        assertThat(SheetReader.read("x\n".repeat(SheetReader.MOST_ROWS + 1).getBytes(StandardCharsets.UTF_8)))
                .hasSize(SheetReader.MOST_ROWS + 1);
    }

    @Test
    void refusesMoreBytesThanItSays() {
        assertRefused("organization.import-too-large", new byte[SheetReader.MOST_BYTES + 1]);
    }

    @Test
    void refusesAnArchiveThatUnpacksWithoutEnd() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(bomb)) {
            archive.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (var megabyte = 0; megabyte < 200; megabyte++) {
                archive.write(new byte[1 << 20]);
            }
        }
        assertThat(bomb.size()).isLessThan(1 << 20);
        assertRefused("organization.import-too-large", bomb.toByteArray());
    }

    @Test
    void refusesWhatIsNeitherTextNorWorkbook() throws IOException {
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write('a');
        }
        assertRefused("organization.import-unreadable", archive.toByteArray());
        assertRefused(
                "organization.import-unreadable", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0});
        assertRefused("organization.import-unreadable", new byte[] {'P', 'K', 3, 4, 9, 9, 9});
    }

    private static void assertRefused(String code, byte[] file) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SheetReader.read(file))
                .returns(code, Refused::code);
    }
}
