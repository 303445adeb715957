package cn.dangmian.signaling.identity.web;

import cn.dangmian.signaling.identity.PeopleDesk;
import cn.dangmian.signaling.identity.PeopleViews.Found;
import cn.dangmian.signaling.identity.PeopleViews.Named;
import cn.dangmian.signaling.identity.PeopleViews.PersonBrief;
import cn.dangmian.signaling.identity.PeopleViews.Sheet;
import cn.dangmian.signaling.identity.PeopleViews.State;
import cn.dangmian.signaling.identity.PeopleViews.Wanted;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: people and their accounts. */
@RestController
class PeopleController {

    static final String TEXT = "\\P{Cc}*";

    record Create(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9]*([.-][a-z0-9]+)*") @Size(min = 3, max = 32)
            String login,

            @Pattern(regexp = TEXT) @NotBlank @Size(max = 50)
            String name,

            @NotNull OfficeId office) {}

    record Rename(
            @Pattern(regexp = TEXT) @NotBlank @Size(max = 50)
            String name) {}

    record Move(@NotNull OfficeId office) {}

    record Reasoned(
            @Pattern(regexp = TEXT) @NotBlank @Size(min = 2, max = 200)
            String reason) {}

    private final PeopleDesk desk;

    PeopleController(PeopleDesk desk) {
        this.desk = desk;
    }

    record Query(
            @Size(max = 100) @Nullable String text,
            @Nullable OfficeId office,
            @Nullable Role role,
            @Nullable State state) {}

    @GetMapping("/api/people")
    Found find(
            @Valid Query query,
            @RequestParam(defaultValue = "") @Size(max = 40) String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit,
            Principal principal) {
        var text = query.text() == null ? "" : query.text();
        return desk.find(new Wanted(text, query.office(), query.role(), query.state(), after, limit), asker(principal));
    }

    @GetMapping("/api/administered-offices")
    List<Named> offices(@RequestParam(defaultValue = "") @Size(max = 100) String text, Principal principal) {
        return desk.offices(text, asker(principal));
    }

    @GetMapping("/api/supervised-people")
    List<PersonBrief> supervised(@RequestParam(defaultValue = "") @Size(max = 100) String text, Principal principal) {
        return desk.supervised(text, asker(principal));
    }

    @GetMapping("/api/people/{person}")
    Sheet sheet(@PathVariable("person") PersonId id, Principal principal) {
        return desk.sheet(id, asker(principal));
    }

    @PostMapping("/api/people")
    @ResponseStatus(HttpStatus.CREATED)
    PeopleDesk.Account create(@RequestBody @Valid Create wanted, Principal principal) {
        return desk.create(
                new PeopleDesk.NewPerson(wanted.login(), wanted.name().strip(), wanted.office()), asker(principal));
    }

    @PostMapping("/api/people/{person}/rename")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(@PathVariable("person") PersonId id, @RequestBody @Valid Rename wanted, Principal principal) {
        desk.rename(id, wanted.name().strip(), asker(principal));
    }

    @PostMapping("/api/people/{person}/move")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void move(@PathVariable("person") PersonId id, @RequestBody @Valid Move wanted, Principal principal) {
        desk.move(id, wanted.office(), asker(principal));
    }

    @PostMapping("/api/people/{person}/disable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@PathVariable("person") PersonId id, @RequestBody @Valid Reasoned why, Principal principal) {
        desk.disable(id, why.reason().strip(), asker(principal));
    }

    @PostMapping("/api/people/{person}/enable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@PathVariable("person") PersonId id, @RequestBody @Valid Reasoned why, Principal principal) {
        desk.enable(id, why.reason().strip(), asker(principal));
    }

    @PostMapping("/api/people/{person}/reset-password")
    PeopleDesk.Account resetPassword(@PathVariable("person") PersonId id, Principal principal) {
        return desk.resetPassword(id, asker(principal));
    }

    private static PersonId asker(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
