package cn.dangmian.e2e;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** Cards that can be laid on the simulated reader. */
final class Cards {

    private Cards() {}

    static Map<String, Object> of(String name, String idNumber) {
        var card = new HashMap<String, Object>();
        card.put("name", name);
        card.put("sex", "MALE");
        card.put("nation", "汉");
        card.put("birthDate", "1968-05-02");
        card.put("address", "四川省南充市西充县晋城街道文昌路8号");
        card.put("idNumber", idNumber);
        card.put("authority", "西充县公安局");
        card.put("validFrom", "2015-06-01");
        card.put("validUntil", "2035-06-01");
        card.put("portrait", portrait());
        return card;
    }

    private static String portrait() {
        var image = new BufferedImage(102, 126, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(0xc9d6e2));
        graphics.fillRect(0, 0, 102, 126);
        graphics.setColor(new Color(0x6a4b3a));
        graphics.fillOval(31, 22, 40, 50);
        graphics.fillRoundRect(12, 78, 78, 60, 30, 30);
        graphics.dispose();
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "jpeg", out);
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
