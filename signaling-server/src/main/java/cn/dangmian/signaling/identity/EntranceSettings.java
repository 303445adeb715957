package cn.dangmian.signaling.identity;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param secretKey {@code name:secret}, at least 32 random characters: seals what must be read again. The name is kept beside what it
 *     sealed
 * @param formerSecretKeys keys of before, which only open
 * @param secondFactor whether a password alone is enough
 * @param signInLife how long a sign-in lasts at most, however busy
 * @param hashMemory of a password's hash, KiB
 * @param hashPasses of a password's hash over that memory
 */
@Validated
@ConfigurationProperties("dangmian.identity")
record EntranceSettings(
        @Pattern(regexp = KEY) String secretKey,
        @DefaultValue List<@Pattern(regexp = KEY) String> formerSecretKeys,
        @NotNull SecondFactor secondFactor,
        @NotNull Duration signInLife,
        @Min(8) int hashMemory,
        @Min(1) int hashPasses) {

    static final String KEY = "\\w{1,20}:.{32,}";

    enum SecondFactor {
        /** Nobody gets in without one. */
        REQUIRED,
        /** Only of those who have one. */
        OPTIONAL
    }

    @Override
    public String toString() {
        return "EntranceSettings[***]";
    }
}
