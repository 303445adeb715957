package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.wire.Nodes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the reports of the recording service. News are for every node, the rest for whichever reads first; a report is repeated
 * by its sender until it is acknowledged, so an entry that a crash lost is not missed.
 */
@Component
class ReportStream implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReportStream.class);
    private static final String STREAM = "dangmian:recording:reports";
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final StringRedisTemplate redis;
    private final Reports reports;
    private final JsonMapper json;
    private final String group;
    private volatile boolean running;

    ReportStream(StringRedisTemplate redis, Reports reports, JsonMapper json, Nodes nodes) {
        this.redis = redis;
        this.reports = reports;
        this.json = json;
        this.group = "signaling-server:" + nodes.self();
    }

    private void readOn() {
        while (running) {
            try {
                read();
            } catch (DataAccessException | IllegalStateException trouble) {
                LOG.debug("the reports cannot be read now: {}", trouble.toString());
                if (running) {
                    makeGroup();
                }
            }
        }
    }

    private void read() {
        var options = StreamReadOptions.empty().count(100).block(WAIT);
        List<MapRecord<String, String, String>> records = redis.<String, String>opsForStream()
                .read(Consumer.from(group, "1"), options, StreamOffset.create(STREAM, ReadOffset.lastConsumed()));
        if (records == null) {
            return;
        }
        for (var report : records) {
            take(report.getValue());
            redis.opsForStream().acknowledge(STREAM, group, report.getId());
        }
    }

    private void take(Map<String, String> fields) {
        try {
            reports.take(json.readTree(fields.getOrDefault("json", "{}")));
        } catch (RuntimeException failed) {
            LOG.warn("a report was not taken; its sender repeats it", failed);
        }
    }

    private void makeGroup() {
        try {
            redis.opsForStream().createGroup(STREAM, ReadOffset.from("0"), group);
        } catch (DataAccessException exists) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        makeGroup();
        Thread.ofVirtual().name("recording-reports").start(this::readOn);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
