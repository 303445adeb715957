package cn.dangmian.recording.vault;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param path directory of the finished recordings; made if it is not there
 * @param spill another one, on another disk, for what would take the first below its reserve
 * @param keys file with the keys that wrap the keys of files, the current one first
 * @param reserve with less free space than this on each disk no new reception is begun; those that go on are archived still
 */
@Validated
@ConfigurationProperties("dangmian.vault")
record VaultSettings(
        @NotNull Path path,
        @Nullable Path spill,
        @NotNull Path keys,
        @NotNull DataSize reserve) {}
