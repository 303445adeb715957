package cn.dangmian.signaling.journey;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
record Answer(int status, String text, List<String> cookies) {

    private static final JsonMapper JSON = new JsonMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(), response.body(), response.headers().allValues("Set-Cookie"));
    }

    JsonNode json() {
        return JSON.readTree(text.isEmpty() ? "{}" : text);
    }

    /** The stable code of a refusal; empty when it is none. */
    String code() {
        return status < 400 || text.isEmpty() ? "" : json().path("code").asString("");
    }

    String text(String field) {
        return json().path(field).asString("");
    }
}
