package cn.dangmian.recording.inventory;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param pause between one recording that is read from beginning to end and the next
 * @param again after which a recording is read once more
 */
@Validated
@ConfigurationProperties("dangmian.inventory")
record InventorySettings(@NotNull Duration pause, @NotNull Duration again) {}
