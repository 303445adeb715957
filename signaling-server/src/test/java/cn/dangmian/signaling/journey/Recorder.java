package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.reception.events.RecorderReport;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Stands in for the module that records: reception only knows its reports. Nobody sends media in these tests. */
final class Recorder {

    private static final String ENTRY = """
            {"id": "%s", "type": "%s", "at": "%s", "recording": "%s", "name": "%s", "reason": "not-growing", "silentMillis": %d, "shortestMillis": %d}""";

    private Recorder() {}

    record Report(ReceptionId reception, State state, String trouble, Instant at) implements RecorderReport {}

    /** Says that every file was seen to grow, so that the talk begins; in a transaction of its own, as reports are taken. */
    static void sawItGrow(Node node, String reception) {
        var report =
                new Report(new ReceptionId(UUID.fromString(reception)), RecorderReport.State.ACTIVE, "", Instant.now());
        node.bean(TransactionTemplate.class)
                .executeWithoutResult(_ -> node.context().publishEvent(report));
    }

    /** Of the files of a segment, the one that is silent longest and the one that is silent shortest. */
    record Silence(int millis, int shortestMillis) {

        static final Silence NONE = new Silence(0, 0);
    }

    /** As the recording service does: in the stream that the product reads. */
    static void reports(Node node, String type, UUID recording, String name, Silence silence) {
        var entry = ENTRY.formatted(
                UUID.randomUUID(), type, Instant.now(), recording, name, silence.millis(), silence.shortestMillis());
        node.bean(StringRedisTemplate.class).opsForStream().add("dangmian:recording:reports", Map.of("json", entry));
    }
}
