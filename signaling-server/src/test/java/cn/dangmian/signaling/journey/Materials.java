package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.imageio.ImageIO;

/** What a terminal's page uploads for a check-in. */
final class Materials {

    /** Names itself, so that it is found wherever it stands in plain. */
    static final String ATTORNEY = "%PDF-1.4\n% power of attorney of planted-agent\n%%EOF\n";

    private Materials() {}

    static Answer upload(Visitor visitor, Node node, UUID terminal, String kind, byte[] content) {
        return upload(visitor, node, "/api/terminals/" + terminal + "/materials", kind, content);
    }

    static Answer upload(Visitor visitor, Node node, String path, String kind, byte[] content) {
        var boundary = UUID.randomUUID().toString();
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--%1$s\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n%2$s\r\n--%1$s\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n")
                .formatted(boundary, kind)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return visitor.send(
                node,
                path,
                request -> request.POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .header("X-XSRF-TOKEN", visitor.cookie(Visitor.CSRF)));
    }

    /** @return its id */
    static String photo(Visitor visitor, Node node, UUID terminal) {
        return id(upload(visitor, node, terminal, "PHOTO", jpeg()));
    }

    /** @return its id */
    static String attorney(Visitor visitor, Node node, UUID terminal) {
        return id(upload(visitor, node, terminal, "POWER_OF_ATTORNEY", ATTORNEY.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.text("id");
    }

    static byte[] jpeg() {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(90, 120, BufferedImage.TYPE_INT_RGB), "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
