package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** A downloaded evidence pack, looked at with nothing of the system but the public key of its seals. */
record EvidencePack(Path zip) {

    private static final Path VERIFY = Path.of("../verify").toAbsolutePath().normalize();

    /** @return what {@code infra/verify} says of it */
    String verify(Path sealKey) throws IOException, InterruptedException {
        var process = new ProcessBuilder("python3", VERIFY.toString(), "--key", sealKey.toString(), zip.toString())
                .redirectErrorStream(true)
                .start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isEqualTo(told.contains("✗") ? 1 : 0);
        return told;
    }

    /** @return the names of its files */
    List<String> unpack(Path folder) throws IOException {
        var names = new ArrayList<String>();
        try (var file = new ZipFile(zip.toFile())) {
            for (var entry : file.stream().toList()) {
                var path = folder.resolve(entry.getName());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getInputStream(entry).readAllBytes());
                names.add(entry.getName());
            }
        }
        return names;
    }
}
