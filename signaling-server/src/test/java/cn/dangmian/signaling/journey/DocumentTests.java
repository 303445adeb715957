package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Papers of a talk: brought by either side, shown at both, kept with the case, seen by nobody else. */
class DocumentTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private MinutesTalk talk;
    private String path;

    @SuppressWarnings("NullAway.Init") // set before each
    DocumentTests() {}

    @BeforeEach
    void open() {
        talk = new MinutesTalk(SERVERS);
        path = "/api/receptions/" + talk.scene.waiting + "/documents";
        talk.scene.clerk.page().subscribe(topic(talk.scene.clerk));
        talk.scene.official.page().subscribe(topic(talk.scene.official));
    }

    @AfterEach
    void close() {
        talk.close();
    }

    private static String topic(Post post) {
        return post.topic().replace("/topic/reception/", "/topic/documents/");
    }

    private static String app(Post post, String verb) {
        return post.app(verb).replace("/app/reception/", "/app/documents/");
    }

    @Test
    void areShownAtBothSidesWhereverTheyCameFromAndPutAway() throws IOException {
        var brought = bring(talk.scene.clerk.visitor(), picture());
        assertThat(brought.status()).isEqualTo(201);
        var id = brought.json().path("shown").asString();
        for (var post : new Post[] {talk.scene.clerk, talk.scene.official}) {
            var told = post.page().awaitHeard(topic(post), one -> shows(one, id));
            assertThat(told.path("documents").path(0).path("side").asString()).isEqualTo("TERMINAL");
        }
        var second = bring(talk.scene.official.visitor(), picture()).json();
        assertThat(second.path("documents").path(1).path("side").asString()).isEqualTo("DESK");
        assertThat(second.path("documents").path(1).path("number").asInt()).isEqualTo(2);

        assertThat(show(talk.scene.official, id).isDone()).isTrue();
        talk.scene.clerk.page().awaitHeard(topic(talk.scene.clerk), 2, one -> shows(one, id));
        assertThat(show(talk.scene.clerk, null).isDone()).isTrue();
        talk.scene
                .official
                .page()
                .awaitHeard(
                        topic(talk.scene.official),
                        one -> one.path("revision").asInt() == 4
                                && one.path("shown").isNull());
    }

    @Test
    void areTurnedPageByPageForBothSides() {
        var pdf = Pdfs.bundled(3);
        var brought = bring(talk.scene.official.visitor(), pdf).json();
        var id = brought.path("shown").asString();
        assertThat(brought.path("documents").path(0).path("mediaType").asString())
                .isEqualTo("application/pdf");
        assertThat(brought.path("documents").path(0).path("pages").asInt()).isEqualTo(3);
        assertThat(brought.path("page").asInt()).isEqualTo(1);

        assertThat(show(talk.scene.official, id, 2).isDone()).isTrue();
        for (var post : new Post[] {talk.scene.clerk, talk.scene.official}) {
            post.page()
                    .awaitHeard(
                            topic(post),
                            one -> shows(one, id) && one.path("page").asInt() == 2);
        }
        assertThat(show(talk.scene.clerk, id, 4).code()).isEqualTo("documents.unknown-page");
        assertThat(show(talk.scene.clerk, id, 0).code()).isEqualTo("wire.malformed");
        assertThat(held().path("page").asInt()).isEqualTo(2);

        assertThat(show(talk.scene.clerk, id).isDone()).isTrue();
        assertThat(held().path("page").asInt()).isEqualTo(1);
    }

    @Test
    void areTheirOwnBytesAndNothingThatRunsInOurOrigin() throws Exception {
        var pdf = Pdfs.of(2);
        var id = bring(talk.scene.clerk.visitor(), pdf).json().path("shown").asString();
        var request = HttpRequest.newBuilder(URI.create(SERVERS.second().url(path + "/" + id)))
                .header("Cookie", talk.scene.official.visitor().cookieHeader());
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            assertThat(answer.body()).isEqualTo(pdf);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValue("sandbox; default-src 'none'");
        }
    }

    @Test
    void areTheSameBytesForWhoMaySeeTheCaseAndNothingForOthers() throws IOException {
        var picture = picture();
        var id = bring(talk.scene.clerk.visitor(), picture).json().path("shown").asString();
        assertThat(talk.scene.official.visitor().bytes(SERVERS.second(), path + "/" + id))
                .isEqualTo(picture);
        var sealed = SERVERS.jdbc()
                .sql("select content from document where id = ?::uuid")
                .param(id)
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("PNG");
        var stranger = talk.scene.stranger.visitor();
        assertThat(stranger.get(SERVERS.first(), path).code()).isEqualTo("documents.unknown-reception");
        assertThat(stranger.get(SERVERS.first(), path + "/" + id).code()).isEqualTo("documents.unknown-reception");
        assertThat(bring(stranger, picture).code()).isEqualTo("documents.unknown-reception");
    }

    @Test
    void areRefusedWhenTheyAreNoPictureOrThereIsNoTalk() throws IOException {
        assertThat(bring(talk.scene.clerk.visitor(), "%PDF-1.7 %%EOF".getBytes(StandardCharsets.US_ASCII))
                        .code())
                .isEqualTo("documents.unreadable");
        assertThat(bring(talk.scene.clerk.visitor(), Pdfs.encrypted("")).code()).isEqualTo("documents.encrypted");
        assertThat(bring(talk.scene.clerk.visitor(), Pdfs.of(51)).code()).isEqualTo("documents.too-many-pages");
        var half = Arrays.copyOf(picture(), 40);
        assertThat(bring(talk.scene.clerk.visitor(), half).code()).isEqualTo("documents.unreadable");
        assertThat(show(talk.scene.clerk, UUID.randomUUID().toString()).code()).isEqualTo("documents.unknown-document");
        talk.finish();
        assertThat(bring(talk.scene.clerk.visitor(), picture()).code()).isEqualTo("documents.no-talk");
        assertThat(show(talk.scene.official, null).code()).isEqualTo("documents.no-talk");
        assertThat(held().path("documents")).isEmpty();
    }

    @Test
    void tellWhereSomebodyPointsAndNobodyPointsFromElsewhere() throws IOException {
        var id = bring(talk.scene.clerk.visitor(), picture())
                .json()
                .path("shown")
                .asString();
        var point = Map.of("reception", talk.scene.waiting, "document", id, "page", 1, "x", 0.25, "y", 0.75);
        talk.scene.official.page().send(app(talk.scene.official, "point"), point);
        var told = talk.scene.clerk.page().awaitHeard(topic(talk.scene.clerk), one -> one.has("pointer"));
        assertThat(told.path("pointer").asString()).isEqualTo("DESK");
        assertThat(told.path("page").asInt()).isEqualTo(1);
        assertThat(told.path("x").asDouble()).isEqualTo(0.25);
        var foreign = talk.scene.stranger;
        var refused = foreign.page().refusalOf(() -> foreign.page().send(app(foreign, "point"), point));
        assertThat(refused.code()).isEqualTo("reception.unknown");
        var outside = Map.of("reception", talk.scene.waiting, "document", id, "page", 1, "x", 1.5, "y", 0.75);
        assertThat(talk.scene
                        .official
                        .page()
                        .refusalOf(() -> talk.scene.official.page().send(app(talk.scene.official, "point"), outside))
                        .code())
                .isEqualTo("wire.malformed");
    }

    private static boolean shows(JsonNode told, String id) {
        return told.path("shown").asString("").equals(id);
    }

    private JsonNode held() {
        return talk.scene.official.visitor().get(SERVERS.first(), path).json();
    }

    private Said show(Post post, @Nullable String document) {
        return show(post, document, null);
    }

    private Said show(Post post, @Nullable String document, @Nullable Integer page) {
        var fields = new HashMap<String, Object>(Map.of("reception", talk.scene.waiting));
        if (page != null) {
            fields.put("page", page);
        }
        if (document != null) {
            fields.put("document", document);
        }
        return post.page().ask(app(post, "show"), fields);
    }

    private Answer bring(Visitor visitor, byte[] file) {
        return Materials.upload(visitor, SERVERS.first(), path, "", file);
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
