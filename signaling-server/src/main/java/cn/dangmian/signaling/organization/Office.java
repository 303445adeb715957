package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;
import org.jspecify.annotations.Nullable;

/** @param divisionCode code of the administrative division, six digits and three more for a township */
public record Office(
        OfficeId id,
        String divisionCode,
        String name,
        Tier tier,
        @Nullable OfficeId parent) {}
