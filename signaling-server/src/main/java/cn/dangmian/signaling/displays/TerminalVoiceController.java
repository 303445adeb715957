package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import java.time.Duration;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §14.4: what a terminal says to whoever sits there. */
@RestController
class TerminalVoiceController {

    private final Voices voices;
    private final Places places;

    TerminalVoiceController(Voices voices, Places places) {
        this.voices = voices;
        this.places = places;
    }

    @GetMapping("/api/terminals/{terminal}/voices")
    List<Voices.Voice> voices(@PathVariable TerminalId terminal) {
        return voices.prompts(places.officeOf(terminal));
    }

    @GetMapping("/api/terminals/{terminal}/voices/{language}/{piece}")
    ResponseEntity<byte[]> sound(
            @PathVariable TerminalId terminal, @PathVariable String language, @PathVariable String piece) {
        var office = places.officeOf(terminal);
        return HallController.heard(voices.sound(office, language, Piece.of(piece)), Duration.ofDays(1));
    }
}
