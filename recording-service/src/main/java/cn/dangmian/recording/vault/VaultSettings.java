package cn.dangmian.recording.vault;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param path directory of the finished recordings; made if it is not there
 * @param keys file with the keys that wrap the keys of files, the current one first
 */
@Validated
@ConfigurationProperties("dangmian.vault")
record VaultSettings(@NotNull Path path, @NotNull Path keys) {}
