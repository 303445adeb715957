package cn.dangmian.recording.vault;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the vault is an object store.
 *
 * @param endpoint address of the store, {@code https://s3.example.com}
 * @param region as the store calls its own
 * @param bucket is made by whoever administers the store; what is below {@code prefix} in it belongs to this service alone
 * @param prefix before every name, empty or ending in a slash
 * @param accessKey name of the key pair
 * @param secretKey its secret; or, better, {@code secretKeyFile}, a file with nothing else in it
 * @param pathStyle the bucket is named in the path, not in the name of the host
 * @param patience after which a store that sends nothing counts as unreachable
 */
record S3Settings(
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        @Nullable String bucket,
        @DefaultValue("") String prefix,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @Nullable Path secretKeyFile,
        @DefaultValue("true") boolean pathStyle,
        @DefaultValue("10s") Duration patience) {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9._-]+/)*");
    private static final Pattern SCHEME = Pattern.compile("https?");

    S3Settings {
        demand(
                endpoint != null
                        && endpoint.getScheme() != null
                        && SCHEME.matcher(endpoint.getScheme()).matches()
                        && endpoint.getHost() != null,
                "endpoint",
                endpoint,
                "an address like https://s3.example.com");
        demand(
                bucket != null && BUCKET.matcher(bucket).matches(),
                "bucket",
                bucket,
                "3 to 63 small letters, digits, points and hyphens");
        demand(PREFIX.matcher(prefix).matches(), "prefix", prefix, "nothing, or names that end in a slash each");
        demand(!region.isBlank(), "region", region, "the name of a region");
        demand(accessKey != null && !accessKey.isBlank(), "access-key", accessKey, "the name of a key pair");
        // Never with what was found: it may be the secret.
        demand(
                (secretKey == null || secretKey.isBlank()) != (secretKeyFile == null),
                "secret-key",
                "…",
                "exactly one of secret-key and secret-key-file");
        demand(!patience.isNegative() && !patience.isZero(), "patience", patience, "more than nothing");
    }

    private static void demand(boolean holds, String setting, @Nullable Object found, String expected) {
        if (!holds) {
            throw new IllegalStateException(
                    "dangmian.vault.s3." + setting + ": " + found + " (expected: " + expected + ")");
        }
    }

    URI address() {
        return Objects.requireNonNull(endpoint);
    }

    String bucketName() {
        return Objects.requireNonNull(bucket);
    }

    String accessKeyName() {
        return Objects.requireNonNull(accessKey);
    }

    String secret() throws IOException {
        if (secretKeyFile == null) {
            return Objects.requireNonNull(secretKey);
        }
        var secret = Files.readString(secretKeyFile).strip();
        demand(!secret.isEmpty(), "secret-key-file", secretKeyFile, "a file with the secret key in it");
        return secret;
    }

    @Override
    public String toString() {
        return endpoint + "/" + bucket + "/" + prefix;
    }
}
