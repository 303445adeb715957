package cn.dangmian.recording.vault;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param path directory of the finished recordings, or, with {@code s3}, only of what is being made; made if it is not there
 * @param spill another one, on another disk, for what would take the first below its reserve
 * @param s3 an object store in which they lie instead
 * @param keys file with the keys that wrap the keys of files, the current one first
 * @param reserve with less free space than this on each disk no new reception is begun; those that go on are archived still
 */
@Validated
@ConfigurationProperties("dangmian.vault")
record VaultSettings(
        @NotNull Path path,
        @Nullable Path spill,
        @Nullable S3Settings s3,
        @NotNull Path keys,
        @NotNull DataSize reserve) {

    VaultSettings {
        if (spill != null && s3 != null) {
            throw new IllegalStateException("dangmian.vault.spill: " + spill
                    + " (expected: none with dangmian.vault.s3, which has no disks to fill)");
        }
    }
}
