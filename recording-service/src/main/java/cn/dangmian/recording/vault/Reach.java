package cn.dangmian.recording.vault;

import cn.dangmian.recording.vault.Unreachable.Reason;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Tells what an object store's answers mean, and remembers since when it gives none. Then nobody asks but the watch, so that nobody
 * waits for what will not come.
 */
final class Reach {

    private static final Logger LOG = LoggerFactory.getLogger(Reach.class);

    private static final int BEYOND_ITS_END = 416;

    record Trouble(Instant since, Reason reason) {}

    private final Clock clock;
    private volatile @Nullable Trouble trouble;

    Reach(Clock clock) {
        this.clock = clock;
    }

    /** Absent while it answers. */
    @Nullable
    Trouble trouble() {
        return trouble;
    }

    <T> T ask(Supplier<T> question) throws IOException {
        var known = trouble;
        if (known != null) {
            throw new Unreachable(known.reason(), "since " + known.since());
        }
        try {
            return translated(question);
        } catch (Unreachable told) {
            // What is refused may be this one thing; whether it is all, the watch finds out.
            if (told.reason() == Reason.NETWORK) {
                remember(told);
            }
            throw told;
        }
    }

    /** What needs the address, the keys and the bucket to be right. */
    void probe(Supplier<?> question) throws IOException {
        try {
            translated(question::get);
            if (trouble != null) {
                LOG.info("the object store answers again");
                trouble = null;
            }
        } catch (Unreachable told) {
            remember(told);
            throw told;
        }
    }

    private void remember(Unreachable told) {
        var before = trouble;
        if (before == null || before.reason() != told.reason()) {
            LOG.warn("{}", told.getMessage());
            trouble = new Trouble(before == null ? clock.instant() : before.since(), told.reason());
        }
    }

    private static <T> T translated(Supplier<T> question) throws IOException {
        try {
            return question.get();
        } catch (NoSuchKeyException missing) {
            throw new NoSuchFileException(String.valueOf(missing.getMessage()));
        } catch (AbortedException stopping) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        } catch (S3Exception refused) {
            throw refused.statusCode() == BEYOND_ITS_END
                    ? new DamagedFile("the object is cut off")
                    : new Unreachable(reason(refused), String.valueOf(refused.getMessage()));
        } catch (SdkException silent) {
            throw new Unreachable(Reason.NETWORK, String.valueOf(silent.getMessage()));
        }
    }

    /** Only a store that says {@code NoSuchKey} has said that something is missing; anybody on the way can answer 404. */
    private static Reason reason(S3Exception refused) {
        var details = refused.awsErrorDetails();
        if (code(details).equals("NoSuchBucket")) {
            return Reason.BUCKET;
        }
        if (refused.statusCode() == 401 || refused.statusCode() == 403) {
            return Reason.KEYS;
        }
        return refused.statusCode() >= 500 || refused.statusCode() == 429 ? Reason.BUSY : Reason.REFUSED;
    }

    private static String code(@Nullable AwsErrorDetails details) {
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }
}
