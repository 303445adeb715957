package cn.dangmian.signaling.minutes;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param fonts files of the fonts that papers are set in, each with {@code #number} when it is a collection; the first that has a
 *     character sets it
 * @param supplementDays working days after the talk in which minutes may still be written, signed and added to
 */
@Validated
@ConfigurationProperties("dangmian.minutes")
record MinutesSettings(
        @NotEmpty List<String> fonts,
        @DefaultValue("2") @Min(1) @Max(30) int supplementDays) {}
