package cn.dangmian.signaling.identity.events;

import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import java.time.Instant;

/**
 * A person does this duty no longer, be it their own or one they did for somebody else; they may still hold it by another. Told in
 * the transaction of the change.
 */
public record DutyEnded(PersonId person, Role role, OfficeId office, Instant at) {}
