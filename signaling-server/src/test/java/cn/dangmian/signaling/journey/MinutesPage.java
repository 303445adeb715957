package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The minutes of one reception as a page at a post sees and writes them. */
record MinutesPage(Post post, String reception) {

    static final List<List<Integer>> NAME = List.of(
            List.of(100, 100, 150, 120, 220, 180, 300, 220, 380, 260), List.of(400, 100, 420, 160, 440, 220, 460, 280));

    /** Hears what is changed from now on. */
    static MinutesPage open(Post post, String reception) {
        var page = new MinutesPage(post, reception);
        post.page().subscribe(page.topic());
        return page;
    }

    String topic() {
        return "/topic/minutes/" + post.kind() + "/" + post.id();
    }

    Said ask(String verb, Map<String, ?> fields) {
        var all = new HashMap<String, Object>(fields);
        all.put("reception", reception);
        return post.page().ask("/app/minutes/" + post.kind() + "/" + post.id() + "/" + verb, all);
    }

    Said write(UUID line, long base, @Nullable UUID after, String kind, String words) {
        var fields = new HashMap<String, Object>(Map.of("line", line, "base", base, "kind", kind, "words", words));
        fields.put("after", after);
        return ask("write", fields);
    }

    /** @return the revision of the line */
    long written(UUID line, long base, @Nullable UUID after, String kind, String words) {
        var said = write(line, base, after, kind, words);
        assertThat(said.code()).as(said.result().toString()).isEmpty();
        return said.result().path("revision").asLong();
    }

    JsonNode whole() {
        var answer = post.visitor().get(post.node(), path());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    String path() {
        return "/api/receptions/" + reception + "/minutes";
    }

    List<String> words() {
        return whole().path("lines")
                .valueStream()
                .map(line -> line.path("kind").asString().charAt(0) + " "
                        + line.path("words").asString())
                .toList();
    }

    Said show() {
        return ask("show", Map.of("revision", whole().path("revision").asLong()));
    }

    /** What whoever signs was shown. */
    Map<String, Object> shown() {
        var text = whole().path("text");
        return new HashMap<>(Map.of(
                "version", text.path("version").asInt(),
                "sha256", text.path("sha256").asString()));
    }

    Said sign(Map<String, ?> how) {
        var fields = shown();
        fields.putAll(how);
        return ask("sign", fields);
    }

    JsonNode signer(String part) {
        return whole().path("signers")
                .valueStream()
                .filter(one -> one.path("part").asString().equals(part))
                .findFirst()
                .orElseThrow();
    }

    static String sha256(String words) {
        return sha256(words.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
