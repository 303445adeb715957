package cn.dangmian.signaling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PROTOCOL.md, read as its tables and blocks. */
final class ProtocolDocument {

    /** @param table the heads of its columns */
    record Row(String section, List<String> table, List<String> cells) {

        String cell(int number) {
            return cells.get(number);
        }
    }

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern SEND_TO = Pattern.compile("send to `(.+)/…`");

    private final String text = read();
    private final List<Row> rows = rows();

    private static String read() {
        try {
            return Files.readString(Path.of("PROTOCOL.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Row> rows() {
        var found = new ArrayList<Row>();
        var section = "";
        List<String> table = List.of();
        for (var line : text.lines().toList()) {
            if (line.startsWith("#")) {
                section = line;
            }
            if (!line.startsWith("|")) {
                table = List.of();
            } else if (table.isEmpty()) {
                table = cells(line);
            } else if (!line.startsWith("|---")) {
                found.add(new Row(section, table, cells(line)));
            }
        }
        return found;
    }

    static List<String> cells(String line) {
        return Stream.of(line.substring(1).split("(?<!\\\\)\\|"))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .toList();
    }

    static List<String> quoted(String words) {
        return QUOTED.matcher(words).results().map(match -> match.group(1)).toList();
    }

    /** The first of these words that is a shape: {@code {commandId, sdp}}. */
    static List<String> shapes(String words) {
        return quoted(words).stream()
                .filter(word -> word.startsWith("{") || word.startsWith("["))
                .toList();
    }

    /** Each code of a section with its "when". */
    Map<String, String> codes(String section) {
        var codes = new TreeMap<String, String>();
        rows.stream().filter(row -> row.section().startsWith(section)).forEach(row -> {
            var before = codes.put(quoted(row.cell(0)).getFirst(), row.cell(1));
            if (before != null) {
                throw new IllegalStateException("twice in the table: " + row);
            }
        });
        return codes;
    }

    /** {@code GET /api/me} and the row that tells of it. */
    Map<String, Row> requests() {
        var requests = new TreeMap<String, Row>();
        rows.stream().filter(row -> row.table().getFirst().equals("request")).forEach(row -> {
            var request = quoted(row.cell(0)).getFirst();
            requests.put(request.replaceFirst("\\?.*", ""), row);
        });
        return requests;
    }

    /** Destinations to which a client sends, and the row that tells of each. */
    Map<String, Row> sends() {
        var sends = new TreeMap<String, Row>();
        for (var row : rows) {
            var head = row.table().getFirst();
            var prefix = SEND_TO.matcher(head);
            if (prefix.matches()) {
                quoted(row.cell(0)).forEach(verb -> sends.put(prefix.group(1) + "/" + verb, row));
            } else if (head.equals("send") || head.equals("client sends to")) {
                sends.put(quoted(row.cell(0)).getFirst(), row);
            }
        }
        return sends;
    }

    List<String> topics() {
        return all("Subscribe `(/topic/[^`]+)`");
    }

    List<String> snapshots() {
        return all("snapshot `(/app/[^`]+)`");
    }

    List<String> queues() {
        return all("`(/user/queue/[^`]+)`").stream().distinct().sorted().toList();
    }

    /** Everything that is written like a destination or a request, wherever it stands. */
    List<String> addresses() {
        return all("`((?:/app/|/topic/|(?:GET|POST|PUT|PATCH|DELETE) /api/)[^`?…]+)[`?]").stream()
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(ProtocolDocument::first)
                .toList();
    }

    private static String first(MatchResult match) {
        return match.group(1);
    }

    /** The block that follows the first mention of this name. */
    String block(String name) {
        var from = text.indexOf("```\n", text.indexOf("`" + name + "`")) + 4;
        return text.substring(from, text.indexOf("```", from));
    }
}
