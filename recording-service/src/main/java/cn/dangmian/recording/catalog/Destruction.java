package cn.dangmian.recording.catalog;

import cn.dangmian.recording.catalog.Addition.Place;
import cn.dangmian.recording.kernel.CaseId;
import cn.dangmian.recording.kernel.ReceptionId;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.seal.Sealing;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * The last manifest of a recording: what of it was destroyed, and by whose order. What was sealed before stays as it is.
 *
 * @param number 2 or more
 * @param former hash of the manifest before
 */
public record Destruction(
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
        Order order,
        List<Destroyed> destroyed) {

    /**
     * @param id by which the signaling server knows it
     * @param askedBy id of the person who asked for it
     * @param confirmedBy id of another person
     */
    public record Order(String id, String askedBy, String confirmedBy) {}

    /** @param name as in an evidence pack */
    public record Destroyed(String name, Sha256 sha256) {}

    public static Destruction of(
            ArchivedRecording recording, Place place, Sealing sealing, Order order, List<Destroyed> destroyed) {
        var subject = recording.subject();
        return new Destruction(
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
                order,
                destroyed);
    }

    public byte[] canonical() {
        return CanonicalJson.of(this);
    }
}
