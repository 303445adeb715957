package cn.dangmian.signaling.archive;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param grantKey file with the private key (PEM, PKCS#8, EC P-256) that signs permissions to play
 * @param recordings where the recording service answers, for example {@code http://127.0.0.1:8091}; this side brings papers there
 * @param grantLife how long a permission to play lasts
 * @param compareEvery how often what should be is compared with what the recording service has
 * @param patience how long after a talk nothing counts as missing, and after which a lost message is told again
 */
@Validated
@ConfigurationProperties("dangmian.archive")
record ArchiveSettings(
        @NotNull Path grantKey,
        @NotNull URI recordings,
        @NotNull @DefaultValue("10m") Duration grantLife,
        @NotNull @DefaultValue("30s") Duration compareEvery,
        @NotNull @DefaultValue("2m") Duration patience) {}
