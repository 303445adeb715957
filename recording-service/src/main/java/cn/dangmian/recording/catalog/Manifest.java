package cn.dangmian.recording.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.dangmian.recording.kernel.CaseId;
import cn.dangmian.recording.kernel.Gap;
import cn.dangmian.recording.kernel.ReceptionId;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Span;
import cn.dangmian.recording.kernel.Track;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a recording consists of; its hash stands for the whole. */
public record Manifest(
        int version,
        RecordingId recording,
        ReceptionId reception,
        @JsonProperty("case") CaseId caseId,
        String caseNumber,
        Span talk,
        long durationMillis,
        List<Track> tracks,
        List<Gap> gaps) {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .build();

    public static Manifest of(Recording recording, List<Track> tracks, List<Gap> gaps) {
        var subject = recording.subject();
        var talk = recording.finishedTalk();
        return new Manifest(
                1,
                recording.id(),
                subject.reception(),
                subject.caseId(),
                subject.caseNumber(),
                talk,
                talk.millis(),
                tracks,
                gaps);
    }

    /** The one way to write it: UTF-8, names in alphabetical order, no white space. */
    public byte[] canonical() {
        return CANONICAL.writeValueAsString(this).getBytes(UTF_8);
    }
}
