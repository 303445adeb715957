package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.identity.ContactPasses.Entered;
import cn.dangmian.signaling.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §18: whoever was sent a link to a talk comes in with it. */
@RestController
class LinkController {

    private static final String PATH = "/api/public/join";
    private static final String COOKIE = "dangmian-join";
    private static final Duration LIFE = Duration.ofDays(1);

    /** As many as of tickets: several telephones may share an address. */
    private static final int GUESSES = 30;

    /** @param link what the address ends with, behind the # that is sent nowhere */
    record Link(@NotNull @Size(max = 100) String link) {

        /** Never the link. */
        @Override
        public String toString() {
            return "Link[***]";
        }
    }

    private final ContactPasses passes;
    private final Entrance entrance;
    private final Guesses guesses;
    private final Audit audit;
    private final TransactionTemplate transaction;

    LinkController(
            ContactPasses passes, Entrance entrance, Guesses guesses, Audit audit, TransactionTemplate transaction) {
        this.passes = passes;
        this.entrance = entrance;
        this.guesses = guesses;
        this.audit = audit;
        this.transaction = transaction;
    }

    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enter(
            @RequestBody @Valid Link given,
            @CookieValue(name = COOKIE, required = false) @Nullable String known,
            HttpServletRequest request,
            HttpServletResponse response) {
        var crowd = "link:" + request.getRemoteAddr();
        guesses.require(crowd, GUESSES);
        var browser = known == null ? passes.newBrowser() : known;
        Entered entered;
        try {
            entered = Objects.requireNonNull(transaction.execute(_ -> enter(given.link(), browser)));
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.UNKNOWN) {
                guesses.remember(crowd);
            }
            throw refused;
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(browser, request));
        entrance.enterByLink(entered.person(), request, response);
    }

    private Entered enter(String link, String browser) {
        var entered = passes.enter(link, browser);
        var person = entered.person();
        audit.done(
                person.value(),
                "identity.enter-by-link",
                person.toString(),
                Map.of("invitation", entered.pass().value()));
        return entered;
    }

    private static String cookie(String browser, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, browser)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure())
                .path(PATH)
                .maxAge(LIFE)
                .build()
                .toString();
    }
}
