package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.Recordings.Recording;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says that a talk is over and what belongs to its recording. */
@Component
class FinishLetter {

    private final Recordings recordings;
    private final Outbox outbox;
    private final Clock clock;

    FinishLetter(Recordings recordings, Outbox outbox, Clock clock) {
        this.recordings = recordings;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Of a recording that was closed. */
    void put(Recording recording) {
        var talk = recordings.talkOf(recording.id());
        var segments = recordings.segments(recording.id()).stream()
                .map(segment -> {
                    var fields = new LinkedHashMap<String, Object>();
                    fields.put("name", segment.name());
                    fields.put("seat", segment.seat());
                    fields.put("from", segment.from());
                    fields.put("until", segment.until() == null ? talk.until() : segment.until());
                    return fields;
                })
                .toList();
        outbox.put(
                "finish",
                clock.instant(),
                Map.of(
                        "recording", recording.id(),
                        "reception", recording.reception(),
                        "case", recording.caseId(),
                        "caseNumber", recording.caseNumber(),
                        "talk", Map.of("from", talk.from(), "until", talk.until()),
                        "segments", segments));
    }
}
