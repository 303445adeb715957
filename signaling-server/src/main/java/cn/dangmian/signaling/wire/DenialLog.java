package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Refused;
import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers who reached for what is not theirs. What merely comes at the wrong time is no denial. */
@Component
class DenialLog {

    private final Audit audit;

    DenialLog(Audit audit) {
        this.audit = audit;
    }

    /** @param how {@code http}, {@code send}, {@code subscribe} or {@code connect} */
    void note(UUID person, String how, String subject, String code) {
        audit.denied(person, how, subject, Map.of("code", code));
    }

    /** @param person id of the person as the name of the principal; null when nobody is signed in */
    void noteIfDenied(@Nullable UUID person, String how, String subject, Refused refused) {
        if (person == null) {
            return;
        }
        switch (refused.kind()) {
            case NOT_ALLOWED, UNKNOWN -> note(person, how, subject, refused.code());
            case MALFORMED, NOT_SIGNED_IN, NOT_NOW, TOO_LARGE, TOO_MANY -> {}
        }
    }

    static @Nullable UUID personOf(@Nullable Principal principal) {
        return principal == null ? null : UUID.fromString(principal.getName());
    }
}
