package cn.dangmian.recording.vault;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks the object store whether it is there, also while nobody keeps or plays anything. */
@Component
class BucketWatch {

    private static final Logger LOG = LoggerFactory.getLogger(BucketWatch.class);

    private final Volumes volumes;

    BucketWatch(Volumes volumes) {
        this.volumes = volumes;
    }

    @Scheduled(fixedDelay = 3000)
    void look() {
        volumes.bucket().ifPresent(bucket -> {
            try {
                bucket.probe();
            } catch (IOException told) {
                LOG.debug("not now", told);
            }
        });
    }
}
