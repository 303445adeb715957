package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** PROTOCOL.md §14.1: what a screen asks. Nobody is signed in there; it knows its secret. */
@RestController
class HallController {

    private static final String COOKIE = "dangmian-display";
    private static final String PATH = "/api/public/display";
    private static final Duration LIFE = Duration.ofDays(400);

    record Code(String code, long seconds) {}

    private final Pairing pairing;
    private final Screens screens;
    private final Secrets secrets;
    private final Displays displays;
    private final Voices voices;
    private final DisplaySettings settings;

    HallController(
            Pairing pairing,
            Screens screens,
            Secrets secrets,
            Displays displays,
            Voices voices,
            DisplaySettings settings) {
        this.pairing = pairing;
        this.screens = screens;
        this.secrets = secrets;
        this.displays = displays;
        this.voices = voices;
        this.settings = settings;
    }

    @PostMapping("/api/public/display/pairing")
    ResponseEntity<Code> pair(HttpServletRequest request) {
        var begun = pairing.begin(request.getRemoteAddr());
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.SET_COOKIE, cookie(begun.secret(), request))
                .body(new Code(begun.code(), settings.codeLife().toSeconds()));
    }

    private static String cookie(String secret, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, secret)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure())
                .path(PATH)
                .maxAge(LIFE)
                .build()
                .toString();
    }

    @GetMapping("/api/public/display/events")
    ResponseEntity<SseEmitter> events(
            @CookieValue(name = COOKIE, required = false) @Nullable String secret, HttpServletRequest request) {
        var hashes = secrets.hashesOfSecret(secret == null ? "" : secret);
        var screen = screens.open(hashes, request.getRemoteAddr());
        var answer = ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                // The proxy in front must not wait for more.
                .header("X-Accel-Buffering", "no");
        if (secret != null) {
            // A screen that is in use never loses its secret by age.
            answer.header(HttpHeaders.SET_COOKIE, cookie(secret, request));
        }
        return answer.body(screen.emitter());
    }

    @GetMapping("/api/public/display/voices/{language}/{piece}")
    ResponseEntity<byte[]> sound(
            @PathVariable String language,
            @PathVariable String piece,
            @CookieValue(name = COOKIE, required = false) @Nullable String secret) {
        var display = displays.withSecret(secrets.hashesOfSecret(secret == null ? "" : secret))
                .filter(found -> found.languages().contains(language))
                .orElseThrow(() -> Refused.unknown("displays.not-paired", "no display that speaks this"));
        return heard(voices.sound(display.office(), language, Piece.of(piece)), Duration.ofDays(1));
    }

    static ResponseEntity<byte[]> heard(byte[] sound, Duration kept) {
        // What was recorded before Opus was kept is WAV, and stays.
        var isWav = sound.length > 0 && sound[0] == 'R';
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(isWav ? "audio/wav" : "audio/ogg"))
                .cacheControl(CacheControl.maxAge(kept).cachePrivate())
                .body(sound);
    }
}
