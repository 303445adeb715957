package cn.dangmian.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command that anybody can verify a pack with. */
final class Verifier {

    static final Path COMMAND = Path.of("../infra/verify").toAbsolutePath().normalize();
    private static final JsonMapper JSON = new JsonMapper();

    private Verifier() {}

    /** @param packs each a zip or a folder */
    static List<JsonNode> verify(Path key, List<Path> packs) {
        return verify(key, packs, List.of());
    }

    static List<JsonNode> verify(Path key, List<Path> packs, List<String> options) {
        var command = new ArrayList<>(List.of("python3", COMMAND.toString(), "--json", "--key", key.toString()));
        command.addAll(options);
        packs.forEach(pack -> command.add(pack.toString()));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines();
            var told = lines.map(line -> (JsonNode) JSON.readTree(line)).toList();
            var ended = process.waitFor();
            var sound = told.stream().allMatch(one -> one.path("sound").asBoolean());
            if (told.size() != packs.size() || ended != (sound ? 0 : 1)) {
                throw new IllegalStateException("ended with " + ended + " after " + told.size() + " packs");
            }
            return told;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Stream<JsonNode> findings(JsonNode told) {
        return told.path("findings").valueStream();
    }
}
