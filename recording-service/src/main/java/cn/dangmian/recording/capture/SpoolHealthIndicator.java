package cn.dangmian.recording.capture;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether a media server can go on writing. */
@Component
class SpoolHealthIndicator implements HealthIndicator {

    private final Spool spool;

    SpoolHealthIndicator(Spool spool) {
        this.spool = spool;
    }

    @Override
    public Health health() {
        var space = spool.space();
        var health = space.isShort() ? Health.down() : Health.up();
        return health.withDetail("writable", space.writable())
                .withDetail("freeBytes", space.freeBytes())
                .build();
    }
}
