package cn.dangmian.signaling.identity.web;

import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.identity.Person;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.identity.SignIn;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Tier;
import cn.dangmian.signaling.wire.Connections;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: signing in and out. */
@RestController
class SignInController {

    record Credentials(
            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(max = 100)
            String login,

            @NotBlank @Size(max = 200) String password) {}

    record OfficeShown(UUID id, String name, Tier tier) {}

    record DutyShown(Role role, OfficeShown office) {}

    record PersonShown(UUID id, String name, String login, boolean mustChoosePassword) {}

    record Me(PersonShown person, List<DutyShown> duties) {}

    private final SignIn signIn;
    private final People people;
    private final Duties duties;
    private final Offices offices;
    private final SecurityContextRepository contexts;
    private final Connections connections;

    SignInController(
            SignIn signIn,
            People people,
            Duties duties,
            Offices offices,
            SecurityContextRepository contexts,
            Connections connections) {
        this.signIn = signIn;
        this.people = people;
        this.duties = duties;
        this.offices = offices;
        this.contexts = contexts;
        this.connections = connections;
    }

    /** Touching the token makes the answer set its cookie. */
    @GetMapping("/api/sign-in")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void prepare(CsrfToken token) {
        token.getToken();
    }

    @PostMapping("/api/sign-in")
    Me signIn(@RequestBody @Valid Credentials given, HttpServletRequest request, HttpServletResponse response) {
        var person = signIn.signIn(given.login(), given.password(), request.getRemoteAddr());
        var before = request.getSession(false);
        if (before != null) {
            connections.endThoseOf(before.getId());
            request.changeSessionId();
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person.id().toString(), null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return me(person);
    }

    @PostMapping("/api/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, Principal principal) {
        signIn.signedOut(people.get(PersonId.of(principal.getName())));
        var session = request.getSession(false);
        if (session != null) {
            connections.endThoseOf(session.getId());
            session.invalidate();
        }
    }

    @GetMapping("/api/me")
    Me me(Principal principal, CsrfToken token) {
        token.getToken();
        return me(people.get(PersonId.of(principal.getName())));
    }

    private Me me(Person person) {
        var held = duties.of(person.id()).stream()
                .map(duty -> {
                    var office = offices.get(duty.office());
                    return new DutyShown(
                            duty.role(), new OfficeShown(office.id().value(), office.name(), office.tier()));
                })
                .toList();
        return new Me(
                new PersonShown(person.id().value(), person.name(), person.login(), person.passwordChangeDue()), held);
    }
}
