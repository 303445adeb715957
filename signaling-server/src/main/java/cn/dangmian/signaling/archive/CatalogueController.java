package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.CatalogueView.Found;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Tier;
import cn.dangmian.signaling.reception.Disposition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4.1: finding a reception that is over. */
@RestController
class CatalogueController {

    private static final int USUAL = 20;

    /** Whatever is left out does not matter. */
    record Wanted(
            @Pattern(regexp = "\\P{Cc}*") @Size(max = 40) @Nullable
            String caseNumber,

            @Pattern(regexp = "\\P{Cc}*") @Size(max = 60) @Nullable
            String official,

            @Nullable OfficeId office,
            @Nullable Tier tier,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Disposition.@Nullable Kind outcome,
            CatalogueQuery.@Nullable Condition recording,

            @Pattern(regexp = "\\P{Cc}*") @Size(max = 100) @Nullable
            String words,

            @Size(max = 100) @Nullable String after,
            @Min(1) @Max(100) @Nullable Integer limit) {

        CatalogueQuery query() {
            return new CatalogueQuery(
                    stripped(caseNumber),
                    stripped(official),
                    office,
                    tier,
                    CatalogueQuery.Days.of(from, until),
                    outcome,
                    recording,
                    CatalogueQuery.words(stripped(words)),
                    after == null ? null : CatalogueQuery.Cursor.of(after),
                    limit == null ? USUAL : limit);
        }

        private static String stripped(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** By POST, because what petitioners said must not stand in an address. */
    @PostMapping("/api/receptions/search")
    Found search(@RequestBody @Valid Wanted wanted, Principal principal) {
        return catalogue.search(PersonId.of(principal.getName()), wanted.query());
    }
}
