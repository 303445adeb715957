package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.Recordings.Recording;
import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.Views.HandOverShown;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Receptions that are over, with their recordings, for those who may see them: who held them, and the superiors of the line. */
@Component
public class PastReceptions {

    /** @param recording null when the talk never was */
    public record Past(
            ReceptionShown shown,
            List<HandOverShown> handOvers,
            @Nullable Kept recording) {}

    public record Kept(
            RecordingId id,
            String stage,
            @Nullable Long durationMillis,
            @Nullable String sha256,
            @Nullable Instant destroyedAt) {}

    private final LiveReceptions receptions;
    private final Recordings recordings;
    private final Duties duties;
    private final CaseDoor door;
    private final Offices offices;

    PastReceptions(LiveReceptions receptions, Recordings recordings, Duties duties, CaseDoor door, Offices offices) {
        this.receptions = receptions;
        this.recordings = recordings;
        this.duties = duties;
        this.door = door;
        this.offices = offices;
    }

    /** @param caseId narrows to the receptions of one case */
    public List<Past> list(PersonId person, @Nullable Instant before, int limit, @Nullable CaseId caseId) {
        var lines = duties.officesOf(person, Role.SUPERVISOR).stream()
                .flatMap(office -> offices.subtree(office).stream())
                .distinct()
                .toList();
        return receptions.past(new LiveReceptions.PastQuery(before, limit, lines, person, caseId)).stream()
                .map(this::withRecording)
                .toList();
    }

    public Past get(PersonId person, ReceptionId id) {
        return receptions
                .find(id)
                .filter(shown -> maySee(person, shown))
                .map(shown -> {
                    var unknown = Refused.unknown("archive.unknown-reception", "no such reception: " + id);
                    door.pass(person, new CaseId(shown.caseShown().id()), unknown);
                    return withRecording(shown);
                })
                .orElseThrow(() -> Refused.unknown("archive.unknown-reception", "no such reception: " + id));
    }

    /** The recording, for a person who may play it. */
    public RecordingId playable(PersonId person, RecordingId id) {
        var recording = takeable(person, id);
        if (recordings.find(id).map(Recording::destroyedAt).isPresent()) {
            throw new Refused("archive.destroyed", "it was destroyed by order");
        }
        return recording;
    }

    /** Also when it was destroyed: its proof is left. */
    public RecordingId takeable(PersonId person, RecordingId id) {
        var unknown = Refused.unknown("archive.unknown-recording", "no such recording: " + id);
        var recording = recordings
                .find(id)
                .filter(found -> found.stage().equals("ARCHIVED"))
                .orElseThrow(() -> unknown);
        var shown = receptions
                .find(recording.reception())
                .filter(found -> maySee(person, found))
                .orElseThrow(() -> unknown);
        door.pass(person, new CaseId(shown.caseShown().id()), unknown);
        return recording.id();
    }

    /** The recording, for a superior who decides what is to become of it. */
    RecordingId kept(PersonId person, RecordingId id) {
        var unknown = Refused.unknown("archive.unknown-recording", "no such recording: " + id);
        var shown = kept(id).filter(found -> oversees(person, found)).orElseThrow(() -> unknown);
        door.pass(person, new CaseId(shown.caseShown().id()), unknown);
        return id;
    }

    boolean mayKeep(PersonId person, RecordingId id) {
        return kept(id).filter(found -> oversees(person, found))
                .filter(found ->
                        door.block(person, new CaseId(found.caseShown().id())).isEmpty())
                .isPresent();
    }

    private Optional<ReceptionShown> kept(RecordingId id) {
        return recordings
                .find(id)
                .filter(found -> found.stage().equals("ARCHIVED"))
                .flatMap(found -> receptions.find(found.reception()));
    }

    private boolean oversees(PersonId person, ReceptionShown shown) {
        return duties.holdsAbove(
                person, Role.SUPERVISOR, new OfficeId(shown.office().id()));
    }

    private boolean maySee(PersonId person, ReceptionShown shown) {
        var heldIt = shown.official() != null && shown.official().id().equals(person.value());
        return heldIt || oversees(person, shown);
    }

    private Past withRecording(ReceptionShown shown) {
        Optional<Kept> kept = recordings
                .latestOf(new ReceptionId(shown.id()))
                .map(found -> new Kept(
                        found.id(), found.stage(), found.durationMillis(), found.sha256(), found.destroyedAt()));
        return new Past(shown, receptions.handOvers(new ReceptionId(shown.id())), kept.orElse(null));
    }
}
