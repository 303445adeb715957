package cn.dangmian.signaling.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A row of {@code authorization-matrix.md}.
 *
 * @param operation {@code GET /api/me}, {@code SEND /app/media/resume}
 * @param code of the refusal of those who are kept away
 */
record MatrixRow(String operation, Set<String> may, Set<String> keptAway, String code) {

    static List<MatrixRow> all() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/authorization-matrix.md")).stream()
                    .filter(line -> line.matches("\\| (GET|POST|PUT|PATCH|DELETE|SEND|SUBSCRIBE) .*"))
                    .map(MatrixRow::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MatrixRow read(String line) {
        var cells = line.split("\\|", -1);
        var may = names(cells[2]);
        var keptAway = names(cells[3]);
        keptAway.removeAll(may);
        return new MatrixRow(cells[1].strip(), may, keptAway, cells[4].strip());
    }

    private static Set<String> names(String cell) {
        var names = Arrays.stream(cell.strip().split(" +"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (names.remove("*")) {
            names.addAll(Cast.NAMES);
        }
        return names;
    }

    String kind() {
        return operation.substring(0, operation.indexOf(' '));
    }

    String path() {
        return operation.substring(operation.indexOf(' ') + 1);
    }

    /** What this one is told; empty when it may. */
    String expected(String name) {
        return may.contains(name) ? "" : keptAway.contains(name) ? code : "wire.not-allowed";
    }
}
