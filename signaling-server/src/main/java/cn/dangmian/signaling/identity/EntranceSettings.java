package cn.dangmian.signaling.identity;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param secondFactor whether a password alone is enough
 * @param signInLife how long a sign-in lasts at most, however busy
 * @param hashMemory of a password's hash, KiB
 * @param hashPasses of a password's hash over that memory
 */
@Validated
@ConfigurationProperties("dangmian.identity")
record EntranceSettings(
        @NotNull SecondFactor secondFactor,
        @NotNull Duration signInLife,
        @Min(8) int hashMemory,
        @Min(1) int hashPasses) {

    enum SecondFactor {
        /** Nobody gets in without one. */
        REQUIRED,
        /** Only of those who have one. */
        OPTIONAL
    }
}
