package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.organization.ImportKind.Cells;
import cn.dangmian.signaling.organization.JudgedRow.Fault;
import cn.dangmian.signaling.organization.JudgedRow.What;
import cn.dangmian.signaling.organization.ResponsibleUnit.Contact;
import cn.dangmian.signaling.organization.ResponsibleUnit.Hours;
import cn.dangmian.signaling.organization.ResponsibleUnit.Kind;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cells of a file of units, as what they mean. */
final class UnitCells {

    private static final Map<String, Kind> KINDS = Map.of(
            "政府部门", Kind.GOVERNMENT,
            "党委部门", Kind.PARTY,
            "人大机关", Kind.LEGISLATURE,
            "法院", Kind.COURT,
            "检察院", Kind.PROCURATORATE,
            "事业单位", Kind.INSTITUTION,
            "企业", Kind.ENTERPRISE,
            "其他", Kind.OTHER);

    private UnitCells() {}

    static @Nullable Kind kind(String text) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElse(KINDS.get(text));
    }

    static List<String> competences(String text, List<Fault> faults) {
        var codes = Stream.of(text.split("[,，;；、\\s]+"))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        if (codes.size() > ResponsibleUnit.MOST_COMPETENCES
                || !codes.stream().allMatch(ResponsibleUnit::isCompetence)) {
            faults.add(new Fault("competences", What.BAD_COMPETENCE));
        }
        return codes;
    }

    static List<Contact> contacts(Cells row, List<Fault> faults) {
        var contacts = new ArrayList<Contact>();
        for (var place : List.of("1", "2")) {
            var telephone = row.get("telephone" + place);
            var name = row.get("contact" + place);
            if (telephone.isEmpty() && name.isEmpty()) {
                continue;
            }
            var contact = new Contact(name, telephone, hours(row, place, faults));
            if (!contact.isGood()) {
                faults.add(new Fault("telephone" + place, What.BAD_TELEPHONE));
            }
            contacts.add(contact);
        }
        return contacts;
    }

    private static @Nullable Hours hours(Cells row, String place, List<Fault> faults) {
        var text = row.get("hours" + place);
        if (text.isEmpty()) {
            return null;
        }
        var parts = text.replace('：', ':').split("[-–—~至]");
        try {
            if (parts.length == 2) {
                return new Hours(time(parts[0]), time(parts[1]));
            }
        } catch (DateTimeParseException notATime) {
            // told below
        }
        faults.add(new Fault("hours" + place, What.BAD_HOURS));
        return null;
    }

    private static LocalTime time(String text) {
        var bare = text.strip();
        return LocalTime.parse(bare.length() == 4 ? "0" + bare : bare);
    }
}
