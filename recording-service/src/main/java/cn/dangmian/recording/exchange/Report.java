package cn.dangmian.recording.exchange;

import cn.dangmian.recording.kernel.Gap;
import cn.dangmian.recording.kernel.ReceptionId;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.SegmentName;
import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.kernel.Track;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service tells the signaling server; {@code infra/contracts/recording.md} explains each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Report.Ack.class, name = "ack"),
    @JsonSubTypes.Type(value = Report.Growing.class, name = "growing"),
    @JsonSubTypes.Type(value = Report.Stalled.class, name = "stalled"),
    @JsonSubTypes.Type(value = Report.Alive.class, name = "alive"),
    @JsonSubTypes.Type(value = Report.Archived.class, name = "archived"),
    @JsonSubTypes.Type(value = Report.Destroyed.class, name = "destroyed"),
    @JsonSubTypes.Type(value = Report.Failed.class, name = "failed")
})
public sealed interface Report {

    /** Sent once: by the time it could be repeated, newer news has replaced it. */
    sealed interface News extends Report {}

    /** Sent again until the other side has acknowledged it. */
    sealed interface Promise extends Report {

        RecordingId recording();
    }

    record Ack(UUID of) implements News {}

    record Growing(RecordingId recording, ReceptionId reception, SegmentName name) implements News {}

    /**
     * @param silentMillis of the file that is silent longest
     * @param shortestMillis of the one that grew last: a seat may have little to show, or little to say
     */
    record Stalled(
            RecordingId recording,
            ReceptionId reception,
            SegmentName name,
            long silentMillis,
            long shortestMillis,
            String reason)
            implements News {}

    /** @param full so little is left that nothing new may be begun */
    record Alive(long spoolFreeBytes, long vaultFreeBytes, boolean full) implements News {}

    record Archived(
            RecordingId recording,
            ReceptionId reception,
            long durationMillis,
            Sha256 sha256,
            List<Track> tracks,
            List<Gap> gaps,
            Head head)
            implements Promise {}

    /**
     * The head of the log right after a manifest was sealed: who keeps it can tell later whether the log was made anew.
     *
     * @param note signed
     */
    record Head(long size, String note) {}

    /** @param sha256 of the manifest that says so */
    record Destroyed(
            RecordingId recording, ReceptionId reception, UUID order, Instant destroyedAt, Sha256 sha256, Head head)
            implements Promise {}

    /** @param reception absent when a command was refused that did not name one */
    record Failed(
            RecordingId recording,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ReceptionId reception,

            String reason,
            String text)
            implements Promise {}
}
