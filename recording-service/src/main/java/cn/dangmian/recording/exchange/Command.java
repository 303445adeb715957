package cn.dangmian.recording.exchange;

import cn.dangmian.recording.kernel.CaseId;
import cn.dangmian.recording.kernel.Exhibit;
import cn.dangmian.recording.kernel.Moment;
import cn.dangmian.recording.kernel.ReceptionId;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Seat;
import cn.dangmian.recording.kernel.SegmentName;
import cn.dangmian.recording.kernel.Span;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the signaling server asks for; {@code infra/contracts/recording.md} explains each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.Expect.class, name = "expect"),
    @JsonSubTypes.Type(value = Command.CloseSegment.class, name = "close-segment"),
    @JsonSubTypes.Type(value = Command.Finish.class, name = "finish"),
    @JsonSubTypes.Type(value = Command.Abandon.class, name = "abandon"),
    @JsonSubTypes.Type(value = Command.Add.class, name = "add"),
    @JsonSubTypes.Type(value = Command.Replaced.class, name = "replaced"),
    @JsonSubTypes.Type(value = Command.Destroy.class, name = "destroy"),
    @JsonSubTypes.Type(value = Command.Report.class, name = "report")
})
public sealed interface Command {

    RecordingId recording();

    record Expect(
            RecordingId recording,
            ReceptionId reception,
            @JsonProperty("case") CaseId caseId,
            String caseNumber,
            Expected segment)
            implements Command {}

    record CloseSegment(RecordingId recording, SegmentName name, Instant until) implements Command {}

    record Finish(
            RecordingId recording,
            ReceptionId reception,
            @JsonProperty("case") CaseId caseId,
            String caseNumber,
            Span talk,
            List<Finished> segments)
            implements Command {}

    record Abandon(RecordingId recording) implements Command {}

    record Add(RecordingId recording, List<Exhibit> exhibits, List<Moment> moments) implements Command {}

    /** The recorder of this segment stood still, and another took over. */
    record Replaced(RecordingId recording, SegmentName name) implements Command {}

    /** By two people, after its time; whoever sends it has looked at that. */
    record Destroy(RecordingId recording, UUID order, UUID askedBy, UUID confirmedBy) implements Command {}

    /** What came of it is to be told again. */
    record Report(RecordingId recording) implements Command {}

    record Expected(SegmentName name, Seat seat, Instant from, boolean audio, boolean video) {}

    record Finished(SegmentName name, Seat seat, Instant from, Instant until) {}
}
