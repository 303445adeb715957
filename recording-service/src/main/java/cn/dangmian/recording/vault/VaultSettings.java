package cn.dangmian.recording.vault;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param path directory of the finished recordings; made if it is not there
 * @param keys file with the keys that wrap the keys of files, the current one first
 * @param reserve with less free space than this no new reception is begun; those that go on are archived still
 */
@Validated
@ConfigurationProperties("dangmian.vault")
record VaultSettings(
        @NotNull Path path, @NotNull Path keys, @NotNull DataSize reserve) {}
