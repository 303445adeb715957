package cn.dangmian.signaling.displays;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param codeLife how long a screen's code is good
 * @param screens how many screens one node serves at the same time
 * @param encoder the program that makes one shape of every recorded sound
 * @param synthesizer the program that speaks Mandarin where nothing was recorded
 */
@Validated
@ConfigurationProperties("dangmian.displays")
record DisplaySettings(
        @NotNull @DefaultValue("10m") Duration codeLife,
        @Min(1) @Max(100_000) @DefaultValue("2000") int screens,
        @NotBlank @DefaultValue("ffmpeg") String encoder,
        @NotBlank @DefaultValue("espeak-ng") String synthesizer) {}
