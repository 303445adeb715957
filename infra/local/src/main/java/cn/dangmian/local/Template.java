package cn.dangmian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Configuration files of infra/, with their @words@ filled in. */
final class Template {

    private Template() {}

    static Path write(String name, Path directory, Map<String, String> words) {
        try (var template = Template.class.getResourceAsStream("/infra/" + name)) {
            if (template == null) {
                throw new IllegalStateException("no template " + name);
            }
            var text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            for (var word : words.entrySet()) {
                text = text.replace("@" + word.getKey() + "@", word.getValue());
            }
            Files.createDirectories(directory);
            return Files.writeString(directory.resolve(name.substring(name.indexOf('/') + 1)), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
