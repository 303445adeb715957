package cn.dangmian.recording.catalog;

import cn.dangmian.recording.kernel.CaseId;
import cn.dangmian.recording.kernel.Exhibit;
import cn.dangmian.recording.kernel.Moment;
import cn.dangmian.recording.kernel.ReceptionId;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.kernel.Sm3;
import cn.dangmian.recording.seal.Sealing;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was added to a recording after it was sealed. Nothing sealed before is changed by it.
 *
 * @param number 2 or more
 * @param former hash of the manifest or addition before
 * @param sm3 of every exhibit, by its name; absent unless national cryptography is asked for
 */
public record Addition(
        int version,
        int number,
        Sha256 former,
        RecordingId recording,
        ReceptionId reception,
        @JsonProperty("case") CaseId caseId,
        String caseNumber,
        String key,
        String log,
        Instant sealedAt,
        List<Exhibit> exhibits,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Sm3> sm3,
        List<Moment> moments) {

    public record Contents(List<Exhibit> exhibits, Map<String, Sm3> sm3, List<Moment> moments) {}

    /** The place of an addition in the row of its recording's manifests. */
    public record Place(int number, Sha256 former) {}

    public static Addition of(ArchivedRecording recording, Place place, Sealing sealing, Contents contents) {
        var subject = recording.subject();
        return new Addition(
                2,
                place.number(),
                place.former(),
                recording.id(),
                subject.reception(),
                subject.caseId(),
                subject.caseNumber(),
                sealing.key(),
                sealing.log(),
                sealing.at(),
                contents.exhibits(),
                contents.sm3(),
                contents.moments());
    }

    public byte[] canonical() {
        return CanonicalJson.of(this);
    }
}
