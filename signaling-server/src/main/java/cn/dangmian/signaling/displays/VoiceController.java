package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §14.3: what the screens and terminals of an office say. */
@RestController
class VoiceController {

    record VoicesShown(List<SetShown> sets) {}

    record SetShown(PieceSet set, List<String> pieces, List<Voices.Shown> languages) {}

    private final Prompts prompts;
    private final Voices voices;

    VoiceController(Prompts prompts, Voices voices) {
        this.prompts = prompts;
        this.voices = voices;
    }

    @GetMapping("/api/offices/{office}/voices")
    VoicesShown voices(@PathVariable OfficeId office) {
        return new VoicesShown(Arrays.stream(PieceSet.values())
                .map(set -> new SetShown(set, set.names(), voices.of(office, set)))
                .toList());
    }

    @GetMapping("/api/offices/{office}/voices/{language}/{piece}")
    ResponseEntity<byte[]> sound(
            @PathVariable OfficeId office, @PathVariable String language, @PathVariable String piece) {
        return HallController.heard(voices.heard(office, language, Piece.of(piece)), Duration.ZERO);
    }

    @PutMapping("/api/offices/{office}/voices/{language}/{piece}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(
            @PathVariable OfficeId office,
            @PathVariable String language,
            @PathVariable String piece,
            InputStream file,
            Principal principal)
            throws IOException {
        var part = Piece.of(piece);
        var sound = prompts.decoded(file.readNBytes(SoundEncoder.MOST_BYTES + 1));
        prompts.keep(office, language, part, sound, PersonId.of(principal.getName()));
    }

    @DeleteMapping("/api/offices/{office}/voices/{language}/{piece}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable OfficeId office,
            @PathVariable String language,
            @PathVariable String piece,
            Principal principal) {
        prompts.delete(office, language, Piece.of(piece), PersonId.of(principal.getName()));
    }
}
