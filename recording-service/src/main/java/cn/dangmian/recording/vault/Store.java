package cn.dangmian.recording.vault;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The object store in which the vault lies. It has no figure of free bytes.
 *
 * @param kind the language that it speaks
 * @param unreachableSince absent: it answers
 * @param reason why it cannot be used: {@code network}, {@code keys}, {@code bucket}, {@code busy} or {@code refused}
 */
public record Store(
        String kind,
        URI endpoint,
        String bucket,
        String prefix,
        @Nullable Instant unreachableSince,
        @Nullable String reason) {}
