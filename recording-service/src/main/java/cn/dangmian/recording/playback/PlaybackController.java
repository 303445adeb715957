package cn.dangmian.recording.playback;

import cn.dangmian.recording.catalog.ArchivedRecording;
import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.kernel.CaseId;
import cn.dangmian.recording.kernel.Gap;
import cn.dangmian.recording.kernel.ReceptionId;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Refused;
import cn.dangmian.recording.kernel.Seat;
import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.kernel.Track;
import cn.dangmian.recording.vault.Vault;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers a player. Whether it may ask was decided before. */
@RestController
@RequestMapping("/recordings/{recording}")
class PlaybackController {

    private final Grants grants;
    private final Recordings recordings;
    private final Vault vault;
    private final Clock clock;

    PlaybackController(Grants grants, Recordings recordings, Vault vault, Clock clock) {
        this.grants = grants;
        this.recordings = recordings;
        this.vault = vault;
        this.clock = clock;
    }

    @PostMapping("/grant")
    ResponseEntity<Void> redeem(@PathVariable UUID recording, @RequestBody Redeem redeem, HttpServletRequest request) {
        var token = redeem.grant() == null ? "" : redeem.grant();
        var grant = grants.read(token, Use.PLAY)
                .orElseThrow(() -> new Refused("playback.grant-invalid", "the grant is not valid, or not any more"));
        if (!grant.recording().equals(new RecordingId(recording))) {
            throw unknown();
        }
        var cookie = ResponseCookie.from(GrantFilter.COOKIE, token)
                .path("/recordings/" + recording)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure())
                .maxAge(Duration.between(clock.instant(), grant.expiresAt()))
                .build();
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }

    @GetMapping
    ResponseEntity<RecordingView> recording(@PathVariable UUID recording) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(RecordingView.of(archived(recording)));
    }

    @GetMapping("/tracks/{name}")
    void track(
            @PathVariable UUID recording,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var archived = archived(recording);
        var track = archived.track(name).orElseThrow(PlaybackController::unknown);
        if (archived.isDestroyed()) {
            throw new Refused(
                    "playback.destroyed", "the recording was destroyed by order at " + archived.destroyedAt());
        }
        new MediaFile(vault, track.sha256(), "video/webm").send(request, response);
    }

    @GetMapping("/manifest")
    void manifest(@PathVariable UUID recording, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var sha256 = archived(recording).archive().sha256();
        new MediaFile(vault, sha256, "application/json").send(request, response);
    }

    private ArchivedRecording archived(UUID recording) {
        return recordings.archived(new RecordingId(recording)).orElseThrow(PlaybackController::unknown);
    }

    private static Refused unknown() {
        return new Refused("playback.unknown", "there is no such thing for this grant");
    }

    record Redeem(@Nullable String grant) {}

    record RecordingView(
            RecordingId id,
            ReceptionId reception,
            @JsonProperty("case") CaseId caseId,
            String caseNumber,
            long durationMillis,
            Sha256 sha256,
            List<TrackView> tracks,
            List<Gap> gaps,
            @Nullable Instant destroyedAt) {

        static RecordingView of(ArchivedRecording recording) {
            var subject = recording.subject();
            var archive = recording.archive();
            return new RecordingView(
                    recording.id(),
                    subject.reception(),
                    subject.caseId(),
                    subject.caseNumber(),
                    archive.durationMillis(),
                    archive.sha256(),
                    archive.tracks().stream()
                            .map(track -> TrackView.of(recording.id(), track))
                            .toList(),
                    archive.gaps(),
                    recording.destroyedAt());
        }
    }

    record TrackView(
            String name,
            Seat seat,
            String url,
            long offsetMillis,
            long durationMillis,
            long bytes,
            Sha256 sha256,
            boolean video,
            boolean audio) {

        static TrackView of(RecordingId recording, Track track) {
            return new TrackView(
                    track.name(),
                    track.seat(),
                    "/recordings/" + recording + "/tracks/" + track.name(),
                    track.offsetMillis(),
                    track.durationMillis(),
                    track.bytes(),
                    track.sha256(),
                    track.video(),
                    track.audio());
        }
    }
}
