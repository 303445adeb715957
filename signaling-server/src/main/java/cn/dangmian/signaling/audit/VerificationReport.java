package cn.dangmian.signaling.audit;

import java.time.Duration;
import java.util.UUID;

/** Writes down how a verification comes along. Of a log that somebody wrecked, the first thousand findings are enough. */
final class VerificationReport implements Verifier.Observer {

    private static final int MOST_FINDINGS = 1000;
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final UUID id;
    private final VerificationRows rows;
    private long checked;
    private long findings;
    private long toldAt = System.nanoTime();

    VerificationReport(UUID id, VerificationRows rows) {
        this.id = id;
        this.rows = rows;
    }

    @Override
    public void begins(long total) {
        rows.progress(id, 0, findings, null);
    }

    @Override
    public void checked(long more) {
        checked += more;
        if (System.nanoTime() - toldAt > EVERY.toNanos()) {
            rows.progress(id, checked, findings, null);
            toldAt = System.nanoTime();
        }
    }

    @Override
    public void found(Finding finding) {
        findings++;
        if (findings <= MOST_FINDINGS) {
            rows.found(id, (int) findings, finding);
        }
    }

    long checked() {
        return checked;
    }

    long findings() {
        return findings;
    }
}
