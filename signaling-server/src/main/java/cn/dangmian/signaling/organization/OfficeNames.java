package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.Refused;
import java.util.regex.Pattern;

/** Names of offices and units: one line, trimmed and bounded, otherwise as typed. */
final class OfficeNames {

    static final int LONGEST = 60;

    private static final Pattern OFFICE = Pattern.compile("(信访局|信访办公室|信访办|信访工作站|信访室|人民来访接待中心|人民来访接待室)$");

    private OfficeNames() {}

    /** {@code 南充市} of {@code 南充市信访局}. */
    static String place(String office) {
        return OFFICE.matcher(office).replaceFirst("");
    }

    /** A file of townships often names the place alone. */
    static String ofTownship(String name) {
        return OFFICE.matcher(name).find() ? name : name + "信访工作站";
    }

    static String checked(String typed) {
        var name = typed.strip();
        if (!isGood(name)) {
            throw Refused.malformed(
                    "organization.bad-name",
                    name.length() + " characters (expected: 2..60, without control characters)");
        }
        return name;
    }

    static boolean isGood(String name) {
        var length = name.codePointCount(0, name.length());
        return length >= 2 && length <= LONGEST && name.codePoints().noneMatch(Character::isISOControl);
    }
}
