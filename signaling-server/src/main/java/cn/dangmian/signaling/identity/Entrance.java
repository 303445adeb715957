package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.identity.EntranceSettings.SecondFactor;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import cn.dangmian.signaling.wire.Connections;
import cn.dangmian.signaling.wire.Outbound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How far a browser has come with signing in. Until everything asked for is shown, nobody is signed in: the half-way mark is in the
 * session, but no principal is, so that every door treats it as a stranger.
 */
@Component
class Entrance {

    /** What is asked for after the first factor. */
    enum Next {
        CODE,
        PASSKEY,
        SET_UP
    }

    enum Way {
        PASSWORD,
        CODE,
        PASSKEY,
        UNIT
    }

    /** Told to the person's other pages. */
    record SignedIn(String type, Instant at, String device, String address) {}

    static final String DEVICE = "dangmian.device";
    static final String ADDRESS = "dangmian.address";
    private static final String HALF = "dangmian.half";
    private static final String PROVEN = "dangmian.proven";
    private static final Duration HALF_LIFE = Duration.ofMinutes(10);
    private static final Duration PROOF_LIFE = Duration.ofMinutes(10);

    private final People people;
    private final Factors factors;
    private final KnownBrowsers devices;
    private final OwnSessions sessions;
    private final EntranceSettings settings;
    private final SecurityContextRepository contexts;
    private final Connections connections;
    private final Outbound outbound;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Entrance(
            People people,
            Factors factors,
            KnownBrowsers devices,
            OwnSessions sessions,
            EntranceSettings settings,
            SecurityContextRepository contexts,
            Connections connections,
            Outbound outbound,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.people = people;
        this.factors = factors;
        this.devices = devices;
        this.sessions = sessions;
        this.settings = settings;
        this.contexts = contexts;
        this.connections = connections;
        this.outbound = outbound;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What this person must still show after one factor; empty when that is enough. */
    Optional<Next> next(PersonId person) {
        if (factors.appSince(person).isPresent()) {
            return Optional.of(Next.CODE);
        }
        if (factors.hasPasskey(person)) {
            return Optional.of(Next.PASSKEY);
        }
        return isRequired() ? Optional.of(Next.SET_UP) : Optional.empty();
    }

    boolean isRequired() {
        return settings.secondFactor() == SecondFactor.REQUIRED;
    }

    void goHalfway(Person person, HttpServletRequest request) {
        var session = fresh(request);
        session.setMaxInactiveInterval((int) HALF_LIFE.toSeconds());
        session.setAttribute(HALF, person.id().toString());
    }

    /** Who showed the first factor here a moment ago. */
    Person halfway(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(HALF) instanceof String id)) {
            throw new Refused(Kind.NOT_SIGNED_IN, "identity.first-factor-first", "the password comes first");
        }
        return people.credential(people.get(PersonId.of(id)).login())
                .map(People.Credential::person)
                .orElseThrow(() -> new Refused(
                        Kind.NOT_SIGNED_IN, "identity.first-factor-first", "the person is not known any longer"));
    }

    void enter(Person person, Way way, HttpServletRequest request, HttpServletResponse response) {
        var session = fresh(request);
        var device = Browser.of(request);
        session.setAttribute(DEVICE, device);
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        session.setAttribute(PROVEN, clock.millis());
        be(person.id(), request, response);
        devices.remember(person.id(), request, response);
        transaction.executeWithoutResult(_ ->
                audit.done(person.id().value(), "identity.sign-in", person.id().toString(), Map.of("way", way.name())));
        if (sessions.isElsewhere(person.id(), session.getId())) {
            outbound.send(
                    person.id(),
                    "identity",
                    new SignedIn("signed-in", clock.instant(), device, request.getRemoteAddr()));
        }
    }

    /** Somebody without an account, for one call. Who is in already stays in, with the other pages of that browser. */
    void enterByLink(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        var before = request.getUserPrincipal();
        if (before != null && before.getName().equals(person.toString())) {
            return;
        }
        var session = fresh(request);
        session.setAttribute(DEVICE, Browser.of(request));
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        be(person, request, response);
    }

    private void be(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person.toString(), null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Nothing of whoever was here before is kept. */
    private HttpSession fresh(HttpServletRequest request) {
        var before = request.getSession(false);
        if (before != null) {
            connections.endThoseOf(before.getId());
            before.invalidate();
        }
        return request.getSession(true);
    }

    void prove(HttpServletRequest request) {
        request.getSession().setAttribute(PROVEN, clock.millis());
    }

    /** An unattended page must not be enough to change how its owner signs in. */
    void requireProof(HttpServletRequest request) {
        if (!isProven(request)) {
            throw new Refused("identity.prove-again", "the password was shown too long ago");
        }
    }

    boolean isProven(HttpServletRequest request) {
        return proven(request.getSession(false)) > clock.millis() - PROOF_LIFE.toMillis();
    }

    private static long proven(@Nullable HttpSession session) {
        return session != null && session.getAttribute(PROVEN) instanceof Long at ? at : 0;
    }
}
