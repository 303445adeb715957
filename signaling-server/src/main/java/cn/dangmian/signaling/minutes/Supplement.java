package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;

/** What was added to minutes that were closed. */
record Supplement(UUID id, String words, String sha256, PersonId writtenBy, Instant at) {

    boolean isIntact() {
        return sha256.equals(Text.sha256(words));
    }
}
