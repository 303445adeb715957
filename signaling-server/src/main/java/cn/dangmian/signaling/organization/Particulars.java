package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says of an office.
 *
 * @param divisionCode six digits, of a township nine
 * @param longitude degrees of WGS-84, with {@code latitude} or not at all
 */
record Particulars(
        String name,
        String divisionCode,
        @Nullable Double longitude,
        @Nullable Double latitude) {

    Particulars checked(Tier tier) {
        if (!isCode(divisionCode, tier)) {
            throw Refused.malformed("organization.bad-code", divisionCode.length() + " characters for a " + tier);
        }
        if ((longitude == null) != (latitude == null)) {
            throw Refused.malformed("organization.bad-point", "longitude and latitude come together");
        }
        return new Particulars(OfficeNames.checked(name), divisionCode, longitude, latitude);
    }

    static boolean isCode(String text, Tier tier) {
        return text.matches(tier == Tier.TOWNSHIP ? "[0-9]{9}" : "[0-9]{6}");
    }
}
