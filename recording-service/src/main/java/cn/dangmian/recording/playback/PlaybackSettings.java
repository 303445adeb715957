package cn.dangmian.recording.playback;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param grantKey PEM file with the public key (EC P-256) of those who sign grants
 */
@Validated
@ConfigurationProperties("dangmian.playback")
record PlaybackSettings(@NotNull Path grantKey) {}
