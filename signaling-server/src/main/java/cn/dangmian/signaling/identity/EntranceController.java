package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.identity.Entrance.Next;
import cn.dangmian.signaling.identity.Entrance.Way;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.authentication.HttpSessionPublicKeyCredentialRequestOptionsRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** PROTOCOL.md §4: signing in, step by step. */
@RestController
class EntranceController {

    record Credentials(
            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(max = 100)
            String login,

            @NotBlank @Size(max = 200) String password) {}

    record HalfWay(Next next) {}

    record Code(@NotBlank @Size(max = 40) String code) {}

    record SetUp(String secret, String uri) {}

    record WithCodes(SignInController.Me me, List<String> recoveryCodes) {}

    record Passkey(@NotNull JsonNode credential) {}

    /** Seconds; a stranger's session lives no longer. */
    static final int STRANGERS_LIFE = 300;

    private static final String BEGUN = "dangmian.factor";

    private final SignIn signIn;
    private final Entrance entrance;
    private final Factors factors;
    private final Passkeys passkeys;
    private final KnownBrowsers devices;
    private final SignInController shown;
    private final HttpSessionPublicKeyCredentialRequestOptionsRepository asked =
            new HttpSessionPublicKeyCredentialRequestOptionsRepository();

    EntranceController(
            SignIn signIn,
            Entrance entrance,
            Factors factors,
            Passkeys passkeys,
            KnownBrowsers devices,
            SignInController shown) {
        this.signIn = signIn;
        this.entrance = entrance;
        this.factors = factors;
        this.passkeys = passkeys;
        this.devices = devices;
        this.shown = shown;
    }

    @PostMapping("/api/sign-in")
    ResponseEntity<?> signIn(
            @RequestBody @Valid Credentials given, HttpServletRequest request, HttpServletResponse response) {
        var person = signIn.check(
                new SignIn.Guess(given.login(), given.password(), request.getRemoteAddr(), devices.of(request)));
        return proceed(person, Way.PASSWORD, request, response);
    }

    /** In, or half-way when more is asked for. */
    ResponseEntity<?> proceed(Person person, Way way, HttpServletRequest request, HttpServletResponse response) {
        var next = entrance.next(person.id());
        if (next.isPresent()) {
            entrance.goHalfway(person, request);
            return ResponseEntity.status(HttpStatus.ACCEPTED).body(new HalfWay(next.get()));
        }
        return ResponseEntity.ok(enter(person, way, request, response));
    }

    private SignInController.Me enter(
            Person person, Way way, HttpServletRequest request, HttpServletResponse response) {
        entrance.enter(person, way, request, response);
        return shown.me(person);
    }

    @PostMapping("/api/sign-in/code")
    SignInController.Me code(@RequestBody @Valid Code given, HttpServletRequest request, HttpServletResponse response) {
        var person = entrance.halfway(request);
        var device = devices.of(request);
        var own = devices.isKnown(device, person.login()) ? ":" + device : "";
        factors.check(person, given.code(), "code:" + person.id() + own);
        return enter(person, Way.CODE, request, response);
    }

    @PostMapping("/api/sign-in/factor")
    SetUp beginFactor(HttpServletRequest request) {
        var begun = factors.begin(newcomer(request));
        keepBegun(request, begun.sealed());
        return new SetUp(begun.secret(), begun.uri());
    }

    @PostMapping("/api/sign-in/factor/confirm")
    WithCodes confirmFactor(@RequestBody @Valid Code given, HttpServletRequest request, HttpServletResponse response) {
        var person = newcomer(request);
        var codes = factors.confirm(person, begun(request), given.code());
        return new WithCodes(enter(person, Way.CODE, request, response), codes);
    }

    /** Who has a factor shows it; only who has none makes one here. */
    private Person newcomer(HttpServletRequest request) {
        var person = entrance.halfway(request);
        if (entrance.next(person.id()).orElse(null) != Next.SET_UP) {
            throw new Refused(Kind.NOT_ALLOWED, "identity.factor-exists", "the person has a second factor");
        }
        return person;
    }

    static @Nullable String begun(HttpServletRequest request) {
        return (String) request.getSession().getAttribute(BEGUN);
    }

    static void keepBegun(HttpServletRequest request, @Nullable String sealed) {
        request.getSession().setAttribute(BEGUN, sealed);
    }

    @PostMapping("/api/sign-in/passkey/options")
    JsonNode passkeyOptions(HttpServletRequest request, HttpServletResponse response) {
        var options = passkeys.optionsOfASignIn();
        if (request.getSession(false) == null) {
            request.getSession().setMaxInactiveInterval(STRANGERS_LIFE);
        }
        asked.save(request, response, options);
        return Passkeys.json(options);
    }

    @PostMapping("/api/sign-in/passkey")
    SignInController.Me passkey(
            @RequestBody @Valid Passkey given, HttpServletRequest request, HttpServletResponse response) {
        var options = asked.load(request);
        if (options != null) {
            // Asked once, answered once.
            asked.save(request, response, null);
        }
        return enter(passkeys.check(given.credential(), options), Way.PASSKEY, request, response);
    }
}
