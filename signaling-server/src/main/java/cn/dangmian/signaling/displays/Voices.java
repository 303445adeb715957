package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.reception.Views.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which languages are spoken in a hall and at its terminals, and from which sounds. */
@Component
class Voices {

    private static final String SYNTHESISED = "synthesised";

    /** @param version in the address of its pieces, so that they may be kept for long */
    record Voice(String language, boolean synthesised, String version) {}

    /**
     * @param own what the office itself recorded
     * @param from whose set is spoken; null when none is complete
     * @param synthesised what is spoken comes from a machine, as a placeholder
     */
    record Shown(
            String language,
            String zh,
            String en,
            List<Prompts.Recorded> own,
            @Nullable Named from,
            boolean synthesised) {}

    private final Prompts prompts;
    private final Synthesizer synthesizer;
    private final Offices offices;

    Voices(Prompts prompts, Synthesizer synthesizer, Offices offices) {
        this.prompts = prompts;
        this.synthesizer = synthesizer;
        this.offices = offices;
    }

    List<Shown> of(OfficeId office, PieceSet set) {
        return prompts.languages().stream()
                .map(language -> {
                    var from = prompts.spokenFrom(office, language.code(), set).orElse(null);
                    return new Shown(
                            language.code(),
                            language.zh(),
                            language.en(),
                            prompts.of(office, language.code(), set),
                            from == null
                                    ? null
                                    : new Named(from.value(), offices.get(from).name()),
                            from == null && isSynthesised(language.code(), set));
                })
                .toList();
    }

    private boolean isSynthesised(String language, PieceSet set) {
        return language.equals(Synthesizer.LANGUAGE) && synthesizer.speaks(set);
    }

    /** Those of the wanted ones that can be spoken whole. */
    List<Voice> spoken(OfficeId office, List<String> languages, PieceSet set) {
        return languages.stream()
                .flatMap(language -> prompts
                        .spokenFrom(office, language, set)
                        .map(from -> new Voice(language, false, prompts.versionOf(from, language, set)))
                        .or(() -> Optional.of(new Voice(language, true, SYNTHESISED))
                                .filter(_ -> isSynthesised(language, set)))
                        .stream())
                .toList();
    }

    /** To a petitioner at a terminal of the office, in all languages that have every sentence. */
    List<Voice> prompts(OfficeId office) {
        return spoken(
                office, prompts.languages().stream().map(Prompts.Language::code).toList(), PieceSet.PROMPT);
    }

    byte[] sound(OfficeId office, String language, Piece piece) {
        return prompts.spokenFrom(office, language, piece.set())
                .flatMap(from -> prompts.sound(from, language, piece))
                .or(() -> Optional.of(language)
                        .filter(Synthesizer.LANGUAGE::equals)
                        .flatMap(_ -> synthesizer.speak(piece))
                        .map(Sound::ogg))
                .orElseThrow(() -> Refused.unknown("displays.unknown-prompt", "this is not spoken here"));
    }

    /** For whoever checks a set that is not complete yet: the office's own piece, or what is spoken there. */
    byte[] heard(OfficeId office, String language, Piece piece) {
        return prompts.sound(office, language, piece).orElseGet(() -> sound(office, language, piece));
    }
}
