package cn.dangmian.signaling.reception.web;

import cn.dangmian.signaling.casework.Contact;
import cn.dangmian.signaling.reception.TerminalCounter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** PROTOCOL.md §5: who is there and what they need, as a terminal's page says it. */
record Attending(
        @Nullable UUID photo,

        @Nullable @Size(max = 40) String noPhoto,

        @Nullable @Pattern(regexp = "\\P{Cc}*") @Size(max = 200)
        String noPhotoNote,

        @Nullable Boolean petitionerPresent,
        @Nullable @Size(max = 5) List<@NotNull @Valid Representative> representatives,
        @Nullable @Size(max = 40) String language,

        @Nullable @Pattern(regexp = "\\P{Cc}*") @Size(max = 60)
        String languageNote,

        @Nullable @Size(max = 20) List<@NotNull @Size(max = 40) String> needs,

        @Nullable @Pattern(regexp = "\\P{Cc}*") @Size(max = 200)
        String needsNote) {

    static final Attending NOTHING = new Attending(null, null, null, null, null, null, null, null, null);

    record Representative(
            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(max = 60)
            String name,

            Contact.@NotNull Document document,
            @Nullable @Size(max = 40) String number,
            TerminalCounter.@NotNull Relation relation,
            boolean present,
            @Nullable UUID powerOfAttorney) {

        TerminalCounter.Representative told() {
            return new TerminalCounter.Representative(
                    name.strip(), document, number, relation, present, powerOfAttorney);
        }
    }

    TerminalCounter.Attending told() {
        return new TerminalCounter.Attending(
                photo,
                noPhoto,
                orEmpty(noPhotoNote),
                petitionerPresent == null || petitionerPresent,
                representatives == null
                        ? List.of()
                        : representatives.stream().map(Representative::told).toList(),
                language,
                orEmpty(languageNote),
                needs == null ? List.of() : needs.stream().distinct().toList(),
                orEmpty(needsNote));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
