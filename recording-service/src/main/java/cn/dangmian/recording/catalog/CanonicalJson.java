package cn.dangmian.recording.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one way to write what is signed: UTF-8, names in alphabetical order, no white space. */
final class CanonicalJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private CanonicalJson() {}

    static byte[] of(Object value) {
        return JSON.writeValueAsString(JSON.convertValue(value, Map.class)).getBytes(UTF_8);
    }
}
