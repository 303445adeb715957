package cn.dangmian.signaling.rollcall;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.TerminalId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §21: answering at a terminal. */
@RestController
class TerminalController {

    record Explained(
            @Pattern(regexp = "[\\P{Cc}\\n]*") @NotNull @Size(max = 500)
            String words) {}

    private final RollCalls calls;
    private final Stills stills;

    TerminalController(RollCalls calls, Stills stills) {
        this.calls = calls;
        this.stills = stills;
    }

    @PostMapping("/api/terminals/{terminal}/roll-calls/{rollCall}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable TerminalId terminal, @PathVariable RollCallId rollCall, Principal principal) {
        calls.answer(terminal, rollCall, person(principal));
    }

    @PutMapping("/api/terminals/{terminal}/roll-calls/{rollCall}/still")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void still(@PathVariable RollCallId rollCall, InputStream content, Principal principal) throws IOException {
        stills.keep(rollCall, content.readNBytes(Stills.MOST_BYTES + 1), person(principal));
    }

    @PostMapping("/api/terminals/{terminal}/roll-calls/{rollCall}/explain")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void explain(
            @PathVariable TerminalId terminal,
            @PathVariable RollCallId rollCall,
            @RequestBody @Valid Explained explained,
            Principal principal) {
        calls.explain(terminal, rollCall, explained.words().strip(), person(principal));
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
