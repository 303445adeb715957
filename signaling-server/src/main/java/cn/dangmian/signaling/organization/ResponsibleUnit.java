package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A unit that answers for matters of a division.
 *
 * @param competences codes of content categories, or of any other list that is kept as data
 */
record ResponsibleUnit(
        UnitId id,
        OfficeId office,
        @Nullable UnitId parent,
        String name,
        Kind kind,
        List<String> competences,
        List<Contact> contacts,
        boolean closed,
        long revision) {

    enum Kind {
        GOVERNMENT,
        PARTY,
        LEGISLATURE,
        COURT,
        PROCURATORATE,
        INSTITUTION,
        ENTERPRISE,
        OTHER
    }

    /** @param hours when this one is called; null: at any time */
    record Contact(String name, String telephone, @Nullable Hours hours) {

        private static final Pattern TELEPHONE = Pattern.compile("[+0-9][-0-9 ()]{4,24}");

        boolean isGood() {
            return OfficeNames.isGood(name) && TELEPHONE.matcher(telephone).matches();
        }
    }

    record Hours(LocalTime from, LocalTime until) {}

    static final int MOST_CONTACTS = 9;
    static final int MOST_COMPETENCES = 60;
    private static final Pattern COMPETENCE = Pattern.compile("[\\p{L}\\p{N}._-]{1,40}");

    static boolean isCompetence(String code) {
        return COMPETENCE.matcher(code).matches();
    }

    ResponsibleUnit checked() {
        if (competences.size() > MOST_COMPETENCES || !competences.stream().allMatch(ResponsibleUnit::isCompetence)) {
            throw Refused.malformed("organization.bad-competence", competences.size() + " competences, or a bad one");
        }
        if (contacts.size() > MOST_CONTACTS || !contacts.stream().allMatch(Contact::isGood)) {
            throw Refused.malformed("organization.bad-contact", contacts.size() + " contacts, or a bad one");
        }
        return new ResponsibleUnit(
                id,
                office,
                parent,
                OfficeNames.checked(name),
                kind,
                List.copyOf(competences),
                List.copyOf(contacts),
                closed,
                revision);
    }

    ResponsibleUnit withId(UnitId given) {
        return new ResponsibleUnit(given, office, parent, name, kind, competences, contacts, closed, revision);
    }

    /** Contacts whose number was not typed anew keep the one they have. */
    ResponsibleUnit keepingTelephonesOf(ResponsibleUnit old) {
        var kept = new ArrayList<Contact>();
        for (var contact : contacts) {
            kept.add(
                    contact.telephone().indexOf('*') < 0
                            ? contact
                            : new Contact(contact.name(), old.telephoneBehind(contact), contact.hours()));
        }
        return new ResponsibleUnit(id, office, parent, name, kind, competences, kept, closed, revision);
    }

    private String telephoneBehind(Contact masked) {
        return contacts.stream()
                .filter(one -> one.name().equals(masked.name())
                        && masked(one.telephone()).equals(masked.telephone()))
                .map(Contact::telephone)
                .findFirst()
                .orElse("");
    }

    /** {@code 138****5678} */
    static String masked(String telephone) {
        var shown = Math.min(3, telephone.length() / 4);
        var end = Math.min(4, telephone.length() / 3);
        return telephone.substring(0, shown)
                + "*".repeat(telephone.length() - shown - end)
                + telephone.substring(telephone.length() - end);
    }
}
