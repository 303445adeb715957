package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.kernel.PersonId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: the card of somebody who comes again. */
@RestController
class CardController {

    record Card(
            @NotBlank @Size(max = 40) String idNumber,
            @Nullable LocalDate until) {}

    private final CaseCards cards;

    CardController(CaseCards cards) {
        this.cards = cards;
    }

    @PostMapping("/api/cases/{case}/card")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@PathVariable("case") CaseId id, @RequestBody @Valid Card card, Principal principal) {
        cards.take(id, card.idNumber(), card.until(), PersonId.of(principal.getName()));
    }
}
