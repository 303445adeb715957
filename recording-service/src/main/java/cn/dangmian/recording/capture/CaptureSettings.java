package cn.dangmian.recording.capture;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param spool directory into which the media server writes; it must be there
 * @param silence a file that has not grown for so long has stalled; after the talk it is taken as it is
 * @param reserve less free space in the spool than this is reported as a full disk
 */
@Validated
@ConfigurationProperties("dangmian.capture")
record CaptureSettings(
        @NotNull Path spool,
        @NotNull Duration silence,
        @NotNull DataSize reserve) {

    CaptureSettings {
        if (!Files.isDirectory(spool)) {
            throw new IllegalArgumentException("dangmian.capture.spool: " + spool + " (expected: a directory)");
        }
    }
}
