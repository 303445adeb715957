package cn.dangmian.recording.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStreamCommands.XAddOptions;
import org.springframework.data.redis.connection.stream.ByteRecord;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.data.redis.connection.stream.StreamRecords;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The two streams of the contract in Redis. */
@Component
class Streams {

    private static final byte[] COMMANDS = "dangmian:recording:commands".getBytes(UTF_8);
    private static final byte[] REPORTS = "dangmian:recording:reports".getBytes(UTF_8);
    private static final byte[] FIELD = "json".getBytes(UTF_8);
    private static final String GROUP = "recording-service";
    // One name for ever, so that after a restart the entries this service had read and not finished are its own again.
    private static final Consumer CONSUMER = Consumer.from(GROUP, GROUP);
    private static final long KEPT_ENTRIES = 10_000;

    private final RedisConnectionFactory redis;

    Streams(RedisConnectionFactory redis) {
        this.redis = redis;
    }

    void report(ObjectNode message) {
        try (var connection = redis.getConnection()) {
            var entry = StreamRecords.rawBytes(
                            Map.of(FIELD, ExchangeJson.write(message).getBytes(UTF_8)))
                    .withStreamKey(REPORTS);
            var options = XAddOptions.maxlen(KEPT_ENTRIES).approximateTrimming(true);
            connection.streamCommands().xAdd(entry, options);
        }
    }

    /** A connection for reading; its blocking reads do not hold up the writers. */
    RedisConnection open() {
        return redis.getConnection();
    }

    /** Makes the group, and the stream if need be; what was in the stream before is read too. */
    void makeGroup(RedisConnection connection) {
        connection.streamCommands().xGroupCreate(COMMANDS, GROUP, ReadOffset.from("0"), true);
    }

    /** Entries read before and not finished. */
    List<Entry> unfinished(RedisConnection connection) {
        return read(connection, StreamReadOptions.empty().count(100), ReadOffset.from("0"));
    }

    /** Waits up to a second for new entries. */
    List<Entry> fresh(RedisConnection connection) {
        var options = StreamReadOptions.empty().count(100).block(Duration.ofSeconds(1));
        return read(connection, options, ReadOffset.lastConsumed());
    }

    void finished(RedisConnection connection, Entry entry) {
        connection.streamCommands().xAck(COMMANDS, GROUP, entry.position());
    }

    private static List<Entry> read(RedisConnection connection, StreamReadOptions options, ReadOffset offset) {
        var records = connection.streamCommands().xReadGroup(CONSUMER, options, StreamOffset.create(COMMANDS, offset));
        return records == null
                ? List.of()
                : records.stream().map(Streams::entry).toList();
    }

    private static Entry entry(ByteRecord stored) {
        var json = stored.getValue().values().stream()
                .findFirst()
                .map(value -> new String(value, UTF_8))
                .orElse("");
        return new Entry(stored.getId().getValue(), json);
    }

    /** @param position where it stands in the stream */
    record Entry(String position, String json) {}
}
