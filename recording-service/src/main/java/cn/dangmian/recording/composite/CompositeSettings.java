package cn.dangmian.recording.composite;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param liveAtMost with more receptions than this being recorded here no composite is begun
 * @param keep how long one that nobody takes is kept; it can be made again
 * @param patience after which one that is not ready is given up
 * @param font file with the letters of both languages
 * @param fontName by which that file calls them
 * @param zone of the clock on the picture
 */
@Validated
@ConfigurationProperties("dangmian.composite")
record CompositeSettings(
        @Min(0) int liveAtMost,
        @NotNull Duration keep,
        @NotNull Duration patience,
        @NotNull Path font,
        @NotNull String fontName,
        @NotNull ZoneId zone) {}
