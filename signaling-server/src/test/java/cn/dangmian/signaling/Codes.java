package cn.dangmian.signaling;

import cn.dangmian.signaling.SpokenStrings.Spoken;
import cn.dangmian.signaling.SpokenStrings.Use;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The codes of refusals and troubles, as the compiled code speaks them. */
final class Codes {

    private static final String MODULE =
            "(kernel|wire|audit|organization|identity|calendar|scheduling|media|casework|reception|archive|supervision|notices|displays|support|terminals|minutes|documents|conference|evaluation|commitments|rollcall|recording)";
    private static final Pattern CODE = Pattern.compile(MODULE + "\\.[\\w-]+");
    private static final Pattern COMPUTED = Pattern.compile(MODULE + "\\.[\\w-]*" + SpokenStrings.PART + ".*");

    /** Refusals of the media that send a reception back to the line, and then stand in its views. */
    private static final Set<String> PASSED_ON =
            Set.of("media.server-down", "media.room-unreachable", "media.room-moved", "media.unknown-room");

    private Codes() {}

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    static Set<String> refusals() {
        return spoken(Use.REFUSAL, CODE).map(Spoken::text).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whatever looks like a code and is neither refused with nor logged is told as a trouble. */
    static Set<String> troubles() {
        var troubles = spoken(Use.OTHER, CODE).map(Spoken::text).collect(Collectors.toCollection(TreeSet::new));
        troubles.addAll(PASSED_ON);
        computedTroubles().forEach(prefix -> reasons().forEach(reason -> troubles.add(prefix + reason)));
        return troubles;
    }

    static Set<String> passedOn() {
        return PASSED_ON;
    }

    /** Beginnings of codes whose end is a value. */
    static Set<String> computedRefusals() {
        return spoken(Use.REFUSAL, COMPUTED).map(Spoken::text).collect(Collectors.toSet());
    }

    static Set<String> computedTroubles() {
        return spoken(Use.OTHER, COMPUTED)
                .map(spoken -> spoken.text().replace(SpokenStrings.PART, ""))
                .collect(Collectors.toSet());
    }

    private static Stream<Spoken> spoken(Use use, Pattern pattern) {
        return SpokenStrings.all()
                .filter(spoken ->
                        spoken.use() == use && pattern.matcher(spoken.text()).matches());
    }

    /** Why a recording stalls, in the words of the contract with the service that reports it. */
    private static List<String> reasons() {
        try {
            var stalled = Files.readAllLines(Path.of("../infra/contracts/recording.md")).stream()
                    .filter(line -> line.startsWith("| `stalled` |"))
                    .map(line -> ProtocolDocument.cells(line).get(1))
                    .findFirst()
                    .orElseThrow();
            return ProtocolDocument.quoted(stalled.substring(stalled.indexOf("`reason`:") + 9));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
