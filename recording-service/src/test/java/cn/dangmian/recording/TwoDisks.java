package cn.dangmian.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A directory on each of two real file systems, the one with less room first: a reserve in between leaves room on the second alone. */
final class TwoDisks implements AutoCloseable {

    record Disk(Path root) {

        long room() {
            return root.toFile().getUsableSpace();
        }

        Path place(String sha256) {
            return root.resolve("sha256").resolve(sha256.substring(0, 2)).resolve(sha256);
        }

        List<Path> files() {
            return below(root.resolve("sha256"));
        }
    }

    final Disk first;
    final Disk second;

    TwoDisks() {
        try {
            var memory = new Disk(Files.createTempDirectory(Path.of("/dev/shm"), "vault"));
            var disk = new Disk(Files.createTempDirectory(Servers.FOLDER, "vault"));
            first = memory.room() < disk.room() ? memory : disk;
            second = first == memory ? disk : memory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> settings(String reserve) {
        return Map.of(
                "dangmian.vault.path", first.root().toString(),
                "dangmian.vault.spill", second.root().toString(),
                "dangmian.vault.reserve", reserve);
    }

    String reserveOfTheSecondAlone() {
        return (first.room() + second.room()) / 2 + "B";
    }

    String reserveOfBoth() {
        return "1MB";
    }

    List<Path> unfinished() {
        return Stream.of(first, second)
                .flatMap(disk -> below(disk.root().resolve("unfinished")).stream())
                .toList();
    }

    static void isEncrypted(Path file) throws IOException {
        var begin = new String(Files.readAllBytes(file), 0, 4, StandardCharsets.US_ASCII);
        if (!begin.equals("DMV1")) {
            throw new AssertionError(file + " begins with " + begin + " (expected: DMV1)");
        }
    }

    private static List<Path> below(Path directory) {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (var disk : List.of(first, second)) {
            try (var paths = Files.walk(disk.root())) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
