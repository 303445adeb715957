package cn.dangmian.recording.vault;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the vault can take another recording. */
@Component
class VaultHealthIndicator implements HealthIndicator {

    private final Shelves shelves;

    VaultHealthIndicator(Shelves shelves) {
        this.shelves = shelves;
    }

    @Override
    public Health health() {
        var space = shelves.space();
        var health = space.isShort() ? Health.down() : Health.up();
        var store = shelves.store();
        if (store != null) {
            health.withDetail("store", store);
        }
        return health.withDetail("writable", space.writable())
                .withDetail("freeBytes", space.freeBytes())
                .withDetail("volumes", shelves.spaces())
                .build();
    }
}
