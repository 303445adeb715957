package cn.dangmian.recording.vault;

import java.nio.file.Files;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the vault can take another recording. */
@Component
class VaultHealthIndicator implements HealthIndicator {

    private final VaultSettings settings;

    VaultHealthIndicator(VaultSettings settings) {
        this.settings = settings;
    }

    @Override
    public Health health() {
        var writable = Files.isDirectory(settings.path()) && Files.isWritable(settings.path());
        var health = writable ? Health.up() : Health.down();
        return health.withDetail("freeBytes", settings.path().toFile().getUsableSpace())
                .build();
    }
}
