package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.kernel.Ids;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisStreamCommands.XAddOptions;
import org.springframework.data.redis.connection.stream.StreamRecords;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Messages to the recording service: a row in the transaction of the change, sent until the service has acknowledged it. */
@Component
class Outbox {

    static final String STREAM = "dangmian:recording:commands";
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int STREAM_LENGTH = 10_000;

    private record Letter(UUID id, String body) {}

    private final JdbcClient jdbc;
    private final StringRedisTemplate redis;
    private final JsonMapper json;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Outbox(JdbcClient jdbc, StringRedisTemplate redis, JsonMapper json) {
        this.jdbc = jdbc;
        this.redis = redis;
        this.json = json;
    }

    /** Sent after commit, and again every 5 s. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(String type, Instant at, Map<String, ?> fields) {
        var id = Ids.next();
        var body = new LinkedHashMap<String, Object>();
        body.put("id", id);
        body.put("type", type);
        body.put("at", at);
        body.putAll(fields);
        var letter = new Letter(id, json.writeValueAsString(body));
        jdbc.sql("insert into recording_outbox (id, body, sent_at) values (?, ?::jsonb, now())")
                .params(id, letter.body())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                threads.execute(() -> send(letter));
            }
        });
    }

    void acknowledged(UUID id) {
        jdbc.sql("update recording_outbox set acknowledged_at = now() where id = ? and acknowledged_at is null")
                .param(id)
                .update();
    }

    @Scheduled(fixedDelayString = "PT1S")
    @Transactional
    public void sendAgain() {
        due().forEach(this::send);
    }

    private List<Letter> due() {
        return jdbc.sql("""
                        update recording_outbox set sent_at = clock_timestamp() where id in
                            (select id from recording_outbox where acknowledged_at is null
                               and coalesce(sent_at, '-infinity') < clock_timestamp() - interval '5 s'
                             order by created_at limit 100 for update skip locked)
                        returning id, body::text""")
                .query((row, _) -> new Letter(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    private void send(Letter letter) {
        try {
            redis.opsForStream()
                    .add(
                            StreamRecords.string(Map.of("json", letter.body())).withStreamKey(STREAM),
                            XAddOptions.maxlen(STREAM_LENGTH).approximateTrimming(true));
        } catch (DataAccessException unreachable) {
            LOG.warn("message {} is sent again later: {}", letter.id(), unreachable.toString());
        }
    }

    /** An acknowledgement of a report; never acknowledged itself. */
    void acknowledge(UUID report) {
        send(new Letter(
                report,
                json.writeValueAsString(Map.of("id", Ids.next(), "type", "ack", "of", report, "at", Instant.now()))));
    }
}
