package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: who lost phone, passkeys and recovery codes begins anew with the password. */
@RestController
class FactorResetController {

    private final Factors factors;
    private final Duties duties;

    FactorResetController(Factors factors, Duties duties) {
        this.factors = factors;
        this.duties = duties;
    }

    @PostMapping("/api/people/{person}/factors/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@PathVariable UUID person, Principal principal) {
        var by = PersonId.of(principal.getName());
        var whose = new PersonId(person);
        var held = duties.of(whose);
        if (by.equals(whose)
                || held.isEmpty()
                || !held.stream().allMatch(duty -> duties.holdsAbove(by, Role.SECURITY_ADMIN, duty.office()))) {
            throw Refused.unknown("identity.unknown-person", "no such person of yours: " + whose);
        }
        factors.reset(whose, by);
    }
}
