package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Tier;
import cn.dangmian.signaling.wire.Connections;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: who is signed in, and signing out. */
@RestController
class SignInController {

    record OfficeShown(UUID id, String name, Tier tier) {}

    record DutyShown(Role role, OfficeShown office) {}

    record PersonShown(UUID id, String name, String login, boolean mustChoosePassword) {}

    record Me(PersonShown person, List<DutyShown> duties) {}

    private final People people;
    private final Duties duties;
    private final Offices offices;
    private final Connections connections;
    private final Audit audit;
    private final TransactionTemplate transaction;

    SignInController(
            People people,
            Duties duties,
            Offices offices,
            Connections connections,
            Audit audit,
            TransactionTemplate transaction) {
        this.people = people;
        this.duties = duties;
        this.offices = offices;
        this.connections = connections;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Touching the token makes the answer set its cookie. */
    @GetMapping("/api/sign-in")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void prepare(CsrfToken token) {
        token.getToken();
    }

    @PostMapping("/api/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, Principal principal) {
        var person = PersonId.of(principal.getName());
        transaction.executeWithoutResult(
                _ -> audit.done(person.value(), "identity.sign-out", person.toString(), Map.of()));
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

    Me me(Person person) {
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
