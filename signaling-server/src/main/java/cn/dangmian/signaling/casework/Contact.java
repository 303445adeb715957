package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.kernel.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a petitioner is told from others and reached.
 *
 * @param idNumber number of the resident identity card, eighteen characters (GB 11643), or of another document
 * @param telephone digits, perhaps after a plus
 * @param email address of electronic mail
 */
public record Contact(
        @Nullable String idNumber,
        @Nullable String telephone,
        @Nullable String email) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int MOST_OF_EMAIL = 120;
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final DateTimeFormatter BIRTH =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    /** By what somebody shows who they are. */
    public enum Document {
        ID_CARD,
        HMT_PERMIT,
        PASSPORT,
        FOREIGNER_CARD,
        NONE
    }

    public Contact(@Nullable String idNumber, @Nullable String telephone) {
        this(idNumber, telephone, null);
    }

    /** The same for another document. @param document null when nobody was asked for one; then it is an identity card, or none */
    public static Contact typed(
            @Nullable Document document, @Nullable String number, @Nullable String telephone, @Nullable String email) {
        return new Contact(number(document, number), telephone(telephone), email(email));
    }

    /** @return null when there is none, and none is needed */
    public static @Nullable String number(@Nullable Document document, @Nullable String typed) {
        var number = document == null || isCheckedLikeACard(document) ? idNumber(typed) : plain(typed);
        if (document != null && (document == Document.NONE) != (number == null)) {
            throw Refused.malformed(
                    "casework.document-needed", "a document has a number; without one there is a reason");
        }
        if (document == Document.HMT_PERMIT && !String.valueOf(number).matches("8[123].*")) {
            throw Refused.malformed("casework.bad-document", "no number of a residence permit for these regions");
        }
        return number;
    }

    private static boolean isCheckedLikeACard(Document document) {
        return document == Document.ID_CARD || document == Document.HMT_PERMIT;
    }

    private static @Nullable String plain(@Nullable String typed) {
        var number = typed == null ? "" : typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!number.matches("([A-Z0-9]{5,20})?")) {
            throw Refused.malformed("casework.bad-document", "a document's number has 5 to 20 letters and digits");
        }
        return number.isEmpty() ? null : number;
    }

    /** As typed, with spaces or a small x; blank is none. */
    public static Contact typed(@Nullable String idNumber, @Nullable String telephone) {
        return typed(idNumber, telephone, null);
    }

    public static Contact typed(@Nullable String idNumber, @Nullable String telephone, @Nullable String email) {
        return new Contact(idNumber(idNumber), telephone(telephone), email(email));
    }

    private static @Nullable String idNumber(@Nullable String typed) {
        var number = typed == null ? "" : typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (number.isEmpty()) {
            return null;
        }
        if (!number.matches("[1-9][0-9]{16}[0-9X]") || !isDate(number) || check(number) != number.charAt(17)) {
            throw Refused.malformed("casework.bad-id-number", "the number of an identity card does not add up");
        }
        return number;
    }

    private static boolean isDate(String number) {
        try {
            return LocalDate.parse(number.substring(6, 14), BIRTH).getYear() >= 1850;
        } catch (DateTimeException noDate) {
            return false;
        }
    }

    private static char check(String number) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11);
    }

    private static @Nullable String telephone(@Nullable String typed) {
        var number = typed == null ? "" : typed.replaceAll("[\\s()（）-]", "");
        if (number.isEmpty()) {
            return null;
        }
        if (!number.matches("\\+?[0-9]{7,15}")) {
            throw Refused.malformed("casework.bad-telephone", "a telephone number has 7 to 15 digits");
        }
        return number;
    }

    private static @Nullable String email(@Nullable String typed) {
        var address = typed == null ? "" : typed.strip();
        if (address.isEmpty()) {
            return null;
        }
        if (address.length() > MOST_OF_EMAIL || !EMAIL.matcher(address).matches()) {
            throw Refused.malformed("casework.bad-email", "this is no address of electronic mail");
        }
        return address;
    }

    /** With the middle left out, for whoever needs to tell two petitioners apart and no more. */
    public Contact masked() {
        return new Contact(masked(idNumber, 3), masked(telephone, 3), maskedEmail());
    }

    private @Nullable String maskedEmail() {
        return email == null ? null : email.charAt(0) + "***" + email.substring(email.indexOf('@'));
    }

    private static @Nullable String masked(@Nullable String number, int shown) {
        if (number == null) {
            return null;
        }
        var tail = Math.min(4, number.length() - shown - 1);
        return number.substring(0, shown)
                + "*".repeat(number.length() - shown - tail)
                + number.substring(number.length() - tail);
    }

    /** Never the numbers: a record is easily written into a log. */
    @Override
    public String toString() {
        return "Contact[" + (idNumber == null ? "no id number" : "id number") + ", "
                + (telephone == null ? "no telephone" : "telephone") + ", " + (email == null ? "no email" : "email")
                + "]";
    }
}
