package cn.dangmian.signaling.identity.web;

import cn.dangmian.signaling.identity.PeopleDesk;
import cn.dangmian.signaling.kernel.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: one's own password. */
@RestController
class PasswordController {

    record Change(
            @NotNull @Size(max = 200) String current,
            @NotNull @Size(max = 1000) String wanted) {}

    private final PeopleDesk desk;

    PasswordController(PeopleDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/api/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@RequestBody @Valid Change change, HttpServletRequest request, Principal principal) {
        desk.changeOwnPassword(
                PersonId.of(principal.getName()),
                change.current(),
                change.wanted(),
                request.getSession().getId());
    }
}
