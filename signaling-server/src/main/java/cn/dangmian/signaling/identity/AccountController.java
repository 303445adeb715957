package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.webauthn.registration.HttpSessionPublicKeyCredentialCreationOptionsRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** PROTOCOL.md §4: how one signs in oneself, and where one is signed in. */
@RestController
class AccountController {

    /**
     * @param app since when there is an authenticator app
     * @param required whether one may not be without a second factor
     * @param proven whether the password was shown a moment ago, so that this may be changed
     */
    record Account(
            @Nullable Instant app,
            int recoveryCodes,
            boolean required,
            boolean proven,
            List<Passkeys.Shown> passkeys,
            List<OwnSessions.Shown> sessions) {}

    record Proof(@NotBlank @Size(max = 200) String password) {}

    record NewPasskey(
            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(max = 60)
            String name,

            @NotNull JsonNode credential) {}

    record Codes(List<String> recoveryCodes) {}

    private final SignIn signIn;
    private final Entrance entrance;
    private final Factors factors;
    private final RecoveryCodes codes;
    private final Passkeys passkeys;
    private final OwnSessions sessions;
    private final KnownBrowsers devices;
    private final People people;
    private final HttpSessionPublicKeyCredentialCreationOptionsRepository asked =
            new HttpSessionPublicKeyCredentialCreationOptionsRepository();

    AccountController(
            SignIn signIn,
            Entrance entrance,
            Factors factors,
            RecoveryCodes codes,
            Passkeys passkeys,
            OwnSessions sessions,
            KnownBrowsers devices,
            People people) {
        this.signIn = signIn;
        this.entrance = entrance;
        this.factors = factors;
        this.codes = codes;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.devices = devices;
        this.people = people;
    }

    private static PersonId id(Principal principal) {
        return PersonId.of(principal.getName());
    }

    @GetMapping("/api/me/account")
    Account account(Principal principal, HttpServletRequest request) {
        var person = id(principal);
        return new Account(
                factors.appSince(person).orElse(null),
                codes.left(person),
                entrance.isRequired(),
                entrance.isProven(request),
                passkeys.of(person),
                sessions.of(person, request.getSession().getId()));
    }

    @PostMapping("/api/me/prove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void prove(@RequestBody @Valid Proof given, Principal principal, HttpServletRequest request) {
        var login = people.get(id(principal)).login();
        signIn.check(new SignIn.Guess(login, given.password(), request.getRemoteAddr(), devices.of(request)));
        entrance.prove(request);
    }

    @PostMapping("/api/me/factor")
    EntranceController.SetUp beginFactor(Principal principal, HttpServletRequest request) {
        entrance.requireProof(request);
        var begun = factors.begin(people.get(id(principal)));
        EntranceController.keepBegun(request, begun.sealed());
        return new EntranceController.SetUp(begun.secret(), begun.uri());
    }

    @PostMapping("/api/me/factor/confirm")
    Codes confirmFactor(
            @RequestBody @Valid EntranceController.Code given, Principal principal, HttpServletRequest request) {
        entrance.requireProof(request);
        var made = factors.confirm(people.get(id(principal)), EntranceController.begun(request), given.code());
        EntranceController.keepBegun(request, null);
        return new Codes(made);
    }

    @PostMapping("/api/me/factor/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeFactor(Principal principal, HttpServletRequest request) {
        entrance.requireProof(request);
        requireAnother(factors.hasPasskey(id(principal)));
        factors.removeApp(id(principal));
    }

    @PostMapping("/api/me/recovery-codes")
    Codes newCodes(Principal principal, HttpServletRequest request) {
        entrance.requireProof(request);
        return new Codes(codes.renew(id(principal)));
    }

    @PostMapping("/api/me/passkeys/options")
    JsonNode passkeyOptions(Principal principal, HttpServletRequest request, HttpServletResponse response) {
        entrance.requireProof(request);
        var options = passkeys.optionsOfANewOne(id(principal));
        asked.save(request, response, options);
        return Passkeys.json(options);
    }

    @PostMapping("/api/me/passkeys")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addPasskey(
            @RequestBody @Valid NewPasskey given,
            Principal principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        entrance.requireProof(request);
        var options = asked.load(request);
        asked.save(request, response, null);
        passkeys.add(id(principal), given.name().strip(), given.credential(), options);
    }

    @PostMapping("/api/me/passkeys/{passkey}/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePasskey(@PathVariable UUID passkey, Principal principal, HttpServletRequest request) {
        entrance.requireProof(request);
        var person = id(principal);
        requireAnother(
                factors.appSince(person).isPresent() || passkeys.of(person).size() > 1);
        passkeys.remove(person, passkey);
    }

    private void requireAnother(boolean hasAnother) {
        if (entrance.isRequired() && !hasAnother) {
            throw new Refused("identity.last-factor", "a second factor is required, and this is the last one");
        }
    }

    @PostMapping("/api/me/sessions/{session}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@PathVariable String session, Principal principal) {
        sessions.end(id(principal), session);
    }

    /** "It was not me": all others end, and no other browser is trusted any longer. */
    @PostMapping("/api/me/sessions/end-others")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOtherSessions(Principal principal, HttpServletRequest request) {
        devices.forgetAllBut(devices.of(request), id(principal));
        sessions.endOthers(id(principal), request.getSession().getId());
    }
}
