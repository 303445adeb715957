package cn.dangmian.recording.catalog;

import cn.dangmian.recording.kernel.CaseId;
import cn.dangmian.recording.kernel.Gap;
import cn.dangmian.recording.kernel.ReceptionId;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Seat;
import cn.dangmian.recording.kernel.SegmentName;
import cn.dangmian.recording.kernel.Sm3;
import cn.dangmian.recording.kernel.Span;
import cn.dangmian.recording.kernel.Track;
import cn.dangmian.recording.seal.Pieces;
import cn.dangmian.recording.seal.Sealing;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a recording consists of. The first of a recording; what is added later has an {@link Addition} of its own.
 *
 * @param number 1
 * @param key id of the key that signs it
 * @param log name of the log that it is appended to
 * @param pieces of every track, by its name
 * @param sm3 of every track, by its name; absent unless national cryptography is asked for
 */
public record Manifest(
        int version,
        int number,
        RecordingId recording,
        ReceptionId reception,
        @JsonProperty("case") CaseId caseId,
        String caseNumber,
        String key,
        String log,
        Instant sealedAt,
        Span talk,
        long durationMillis,
        List<Segment> segments,
        List<Track> tracks,
        Map<String, Pieces> pieces,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Sm3> sm3,
        List<Gap> gaps) {

    /** A stretch of time in which one media server wrote what one seat sent: who came back has several. */
    public record Segment(SegmentName name, Seat seat, Instant from, Instant until) {}

    public record Contents(
            List<Segment> segments,
            List<Track> tracks,
            Map<String, Pieces> pieces,
            Map<String, Sm3> sm3,
            List<Gap> gaps) {}

    public static Manifest of(Recording recording, Sealing sealing, Contents contents) {
        var subject = recording.subject();
        var talk = recording.finishedTalk();
        return new Manifest(
                2,
                1,
                recording.id(),
                subject.reception(),
                subject.caseId(),
                subject.caseNumber(),
                sealing.key(),
                sealing.log(),
                sealing.at(),
                talk,
                talk.millis(),
                contents.segments(),
                contents.tracks(),
                contents.pieces(),
                contents.sm3(),
                contents.gaps());
    }

    public byte[] canonical() {
        return CanonicalJson.of(this);
    }
}
