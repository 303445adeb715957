package cn.dangmian.signaling.minutes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What minutes of a kind usually ask; data, in the language of the paper. */
@Component
class MinutesTemplates {

    record Template(String code, String zh, String en, List<Entry> lines) {}

    record Entry(Line.Kind kind, String words) {}

    private final List<Template> all;

    MinutesTemplates(JsonMapper json) {
        try (var file = new ClassPathResource("minutes/templates.json").getInputStream()) {
            all = json.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Template> all() {
        return all;
    }
}
