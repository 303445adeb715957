package cn.dangmian.signaling.identity.events;

import cn.dangmian.signaling.kernel.PersonId;
import java.time.Instant;

/** A person was disabled or given a new start password: nothing of theirs may go on. Told in the transaction of the change. */
public record PersonRevoked(PersonId person, Instant at) {}
