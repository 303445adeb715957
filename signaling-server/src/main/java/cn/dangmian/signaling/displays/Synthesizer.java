package cn.dangmian.signaling.displays;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Mandarin where nobody recorded it: a placeholder that is told to be one. Speaks nothing but the fixed pieces. */
@Component
class Synthesizer {

    static final String LANGUAGE = "cmn";

    private final DisplaySettings settings;
    private final SoundEncoder encoder;
    private final Map<Piece, Sound> spoken = new ConcurrentHashMap<>();

    Synthesizer(DisplaySettings settings, SoundEncoder encoder) {
        this.settings = settings;
        this.encoder = encoder;
    }

    /** @return nothing where the program is not installed */
    Optional<Sound> speak(Piece piece) {
        var known = spoken.get(piece);
        if (known != null) {
            return Optional.of(known);
        }
        var made = Child.run(
                        List.of(
                                settings.synthesizer(),
                                "-v",
                                "cmn-latn-pinyin",
                                "-s",
                                "150",
                                "--stdout",
                                piece.pinyin()),
                        new byte[0])
                .flatMap(wav -> encoder.spoken("wav", wav));
        made.ifPresent(sound -> spoken.put(piece, sound));
        return made;
    }

    boolean speaks(PieceSet set) {
        return speak(set.pieces().getFirst()).isPresent();
    }
}
