package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/**
 * A case as others need it.
 *
 * @param number empty until it is registered
 * @param petitioner name as registered
 * @param address where the petitioner lives; may be empty
 * @param office where it was registered, or brought
 */
public record CaseBrief(
        CaseId id,
        String number,
        String petitioner,
        String address,
        String title,
        String text,
        OfficeId office,
        Instant registeredAt,
        String stage,
        Confidentiality confidentiality) {}
