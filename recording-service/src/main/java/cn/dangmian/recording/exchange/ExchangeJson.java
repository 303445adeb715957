package cn.dangmian.recording.exchange;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of the exchange: unknown fields are ignored, absent ones are malformed. */
final class ExchangeJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ExchangeJson() {}

    static ObjectNode tree(Report report) {
        return JSON.valueToTree(report);
    }

    static ObjectNode tree(String json) {
        return JSON.readValue(json, ObjectNode.class);
    }

    static Command command(JsonNode message) {
        return JSON.treeToValue(message, Command.class);
    }

    static String typeOf(JsonNode message) {
        return message.path("type").asString("");
    }

    static String write(JsonNode message) {
        return JSON.writeValueAsString(message);
    }
}
