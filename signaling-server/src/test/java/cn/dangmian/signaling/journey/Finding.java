package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A search for receptions that are over, and what came of it. */
final class Finding {

    private Finding() {}

    static Map<String, Object> words(String words) {
        return Map.of("words", words);
    }

    static Answer search(Node node, Visitor visitor, Map<String, Object> query) {
        return visitor.post(node, "/api/receptions/search", query);
    }

    static JsonNode found(Node node, Visitor visitor, Map<String, Object> query) {
        var answer = search(node, visitor, query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    static List<String> ids(JsonNode found) {
        return found.path("receptions")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }
}
