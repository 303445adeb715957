package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.reception.events.RecorderReport;
import java.time.Instant;
import java.util.UUID;

/** Stands in for the module that records: reception only knows its reports. Nobody sends media in these tests. */
final class Recorder {

    private Recorder() {}

    record Report(ReceptionId reception, State state, String trouble, Instant at) implements RecorderReport {}

    /** Says that every file was seen to grow, so that the talk begins. */
    static void sawItGrow(Node node, String reception) {
        node.context()
                .publishEvent(new Report(
                        new ReceptionId(UUID.fromString(reception)), RecorderReport.State.ACTIVE, "", Instant.now()));
    }
}
