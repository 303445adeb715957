package cn.dangmian.signaling.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.dangmian.signaling.kernel.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaterialTests {

    private static final String PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

    @Test
    void tellsWhatAFileIsByWhatItHolds() {
        assertThat(Material.of(Material.Kind.PHOTO, picture("jpeg", 60)).mediaType())
                .isEqualTo("image/jpeg");
        for (var format : new String[] {"jpeg", "png"}) {
            assertThat(Material.of(Material.Kind.POWER_OF_ATTORNEY, picture(format, 60))
                            .mediaType())
                    .isEqualTo("image/" + format);
        }
        assertThat(Material.of(Material.Kind.POWER_OF_ATTORNEY, bytes(PDF)).mediaType())
                .isEqualTo("application/pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "PHOTO, PNG",
        "PHOTO, PDF",
        "PHOTO, HALF_JPEG",
        "PHOTO, HTML",
        "PHOTO, NOTHING",
        "POWER_OF_ATTORNEY, HTML",
        "POWER_OF_ATTORNEY, HALF_PDF",
        "POWER_OF_ATTORNEY, HALF_PNG",
        "POWER_OF_ATTORNEY, ONLY_HEAD"
    })
    void refusesWhatItIsNot(Material.Kind kind, String what) {
        assertCode("reception.material-unreadable", kind, file(what));
    }

    @Test
    void refusesWhatIsTooLarge() {
        var large = picture("jpeg", 1200);
        assertThat(large.length).isGreaterThan(200 * 1024);
        assertCode("reception.material-too-large", Material.Kind.PHOTO, large);
        assertCode(
                "reception.material-too-large",
                Material.Kind.POWER_OF_ATTORNEY,
                Arrays.copyOf(bytes(PDF), 10 * 1024 * 1024 + 1));
    }

    /** A head that promises more points than anybody could unpack. */
    @Test
    void doesNotUnpackAPictureThatIsABomb() {
        var bomb = picture("png", 60);
        // Width and height of the head, each 65 535.
        for (var at : new int[] {16, 20}) {
            bomb[at + 2] = (byte) 0xff;
            bomb[at + 3] = (byte) 0xff;
        }
        assertCode("reception.material-unreadable", Material.Kind.POWER_OF_ATTORNEY, bomb);
    }

    private static byte[] file(String what) {
        return switch (what) {
            case "PNG" -> picture("png", 60);
            case "PDF" -> bytes(PDF);
            case "HALF_PDF" -> bytes("%PDF-1.4\nand no end");
            case "HALF_JPEG" -> Arrays.copyOf(picture("jpeg", 60), 40);
            case "HALF_PNG" -> Arrays.copyOf(picture("png", 60), 40);
            case "ONLY_HEAD" -> bytes("\u00ff\u00d8\u00ff");
            case "HTML" -> bytes("<script>alert(1)</script>");
            default -> new byte[0];
        };
    }

    private static void assertCode(String code, Material.Kind kind, byte[] content) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Material.of(kind, content))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Noise, which no format makes small. */
    private static byte[] picture(String format, int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (var x = 0; x < side; x++) {
            for (var y = 0; y < side; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
