package cn.dangmian.recording.assembly;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param parallel recordings that are archived at the same time
 * @param patience a tool that runs longer is ended, and the archive tried again later
 */
@Validated
@ConfigurationProperties("dangmian.assembly")
record AssemblySettings(
        @Min(1) @Max(64) int parallel, @NotNull Duration patience) {}
