package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The chain of the log as an auditor sees it: where it stands, its signed heads, its verifications. */
@Component
public class AuditChain {

    private static final int HEADS_SHOWN = 30;

    /**
     * @param waiting lines that are written but not chained yet
     * @param heads the newest, newest first
     */
    public record Standing(
            long position,
            long waiting,
            List<Head> heads,
            @Nullable Verification verification) {}

    /**
     * @param stage {@code running}, {@code sound}, {@code broken}, {@code failed} (it could not be done) or {@code interrupted}
     * @param person who asked for it; null when its time had come
     * @param total rows to be looked at, nearly
     * @param findings how many, of which at most 1000 are kept
     */
    public record Verification(
            UUID id,
            Instant at,
            @Nullable UUID person,
            String stage,
            long total,
            long checked,
            long findings,
            @Nullable Instant endedAt) {}

    private final ChainRows rows;
    private final Heads heads;
    private final Verifications verifications;
    private final VerificationRows verificationRows;

    AuditChain(ChainRows rows, Heads heads, Verifications verifications, VerificationRows verificationRows) {
        this.rows = rows;
        this.heads = heads;
        this.verifications = verifications;
        this.verificationRows = verificationRows;
    }

    public Standing standing() {
        var tail = rows.tail();
        return new Standing(
                tail.position(),
                rows.waiting(tail.place()),
                heads.newest(HEADS_SHOWN),
                verificationRows.last().orElse(null));
    }

    public Head signHead(PersonId person) {
        return heads.sign(person.value());
    }

    public Head head(long number) {
        return heads.numbered(number)
                .orElseThrow(() -> Refused.unknown("audit.unknown-head", "no head has the number " + number));
    }

    /** @return the verification that was begun; it goes on by itself */
    public UUID verify(PersonId person) {
        return verifications.begin(person.value());
    }

    public Verification verification(UUID id) {
        return verificationRows
                .find(id)
                .orElseThrow(() -> Refused.unknown("audit.unknown-verification", "no such verification: " + id));
    }

    /** The first 1000. */
    public List<Finding> findings(UUID verification) {
        return verificationRows.findings(verification);
    }
}
