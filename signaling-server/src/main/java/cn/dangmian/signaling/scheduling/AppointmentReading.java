package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.scheduling.AppointmentStandings.Standing;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Looking at appointments. Whoever must not have to do with a case sees that a time is taken, and no more. */
@Service
public class AppointmentReading {

    public record Named(UUID id, String name) {}

    /** @param number null until it is registered */
    public record CaseShown(UUID id, @Nullable String number, String title) {}

    public record Tier(String rule, int version, String outcome) {}

    public enum Half {
        MORNING,
        AFTERNOON
    }

    public record WantedTime(LocalDate day, Half half) {}

    public enum Relation {
        FAMILY,
        LAWYER,
        /** Named by the petitioner's village, neighbourhood or place of work. */
        COMMUNITY,
        OTHER
    }

    public record Representative(String name, Relation relation) {}

    /**
     * @param language that an interpreter is needed for; empty when none is
     * @param wanted when the petitioner would like to come; a wish that binds nobody
     * @param representative who comes for the petitioner, with a power of attorney
     */
    public record Needs(
            int headCount,
            String language,
            String help,
            List<WantedTime> wanted,
            @Nullable Representative representative) {}

    /** @param line of which office the petitioner is called from: that of the desk */
    public record SlotShown(
            Named official,
            @Nullable Named coOfficial,
            Named desk,
            Named line,
            @Nullable Named interpreter,
            Instant starts,
            Instant ends) {}

    /** @param joint how far the joint reception has come @param missed how often the petitioner did not come */
    public record Shown(
            AppointmentId id,
            long revision,
            String stage,
            String askedBy,
            @Nullable CaseShown petitionCase,
            @Nullable String petitioner,
            Named from,
            Named terminal,
            Named office,
            Named reviewer,
            @Nullable Named jointWith,
            @Nullable String joint,
            @Nullable Named official,
            Tier tier,
            Needs needs,
            @Nullable SlotShown slot,
            boolean priority,
            boolean overdue,
            boolean moved,
            boolean declined,
            int missed,
            @Nullable Instant arrivedAt,
            @Nullable Instant attendedAt,
            @Nullable Instant deadline) {

        /** As far as anybody knows; not when the other office has not answered, or declined. */
        public boolean heldJointly() {
            return joint != null && Joint.JointStage.valueOf(joint).isJoint();
        }

        private Shown withoutCase() {
            return new Shown(
                    id,
                    revision,
                    stage,
                    askedBy,
                    null,
                    null,
                    from,
                    terminal,
                    office,
                    reviewer,
                    jointWith,
                    joint,
                    official,
                    tier,
                    needs,
                    slot,
                    priority,
                    overdue,
                    moved,
                    declined,
                    missed,
                    arrivedAt,
                    attendedAt,
                    deadline);
        }
    }

    public record Step(
            Instant at,
            String kind,
            @Nullable Named person,
            @Nullable Named office,
            @Nullable Instant starts,
            String reason) {}

    /** The notice of personal information, in the words of then. */
    public record Acknowledged(String version, Instant at, List<PublicBooking.Paragraph> paragraphs) {}

    private final Appointments appointments;
    private final AppointmentRows rows;
    private final AppointmentStandings standings;
    private final CaseDoor door;
    private final PrivacyNotices notices;

    AppointmentReading(
            Appointments appointments,
            AppointmentRows rows,
            AppointmentStandings standings,
            CaseDoor door,
            PrivacyNotices notices) {
        this.appointments = appointments;
        this.rows = rows;
        this.standings = standings;
        this.door = door;
        this.notices = notices;
    }

    public Shown read(AppointmentId id, PersonId person) {
        require(id, person);
        return rows.get(id);
    }

    public List<Step> history(AppointmentId id, PersonId person) {
        require(id, person);
        return rows.history(id);
    }

    /** Null when nobody asked on the public page. */
    public @Nullable Acknowledged acknowledged(AppointmentId id, PersonId person) {
        require(id, person);
        return notices.acknowledgedFor(id).orElse(null);
    }

    private void require(AppointmentId id, PersonId person) {
        var found = appointments.find(id).orElseThrow(() -> AppointmentStandings.unknown(id));
        standings.require(found, Standing.READER, person);
    }

    /** What the office has to do with and is not over: those first that come first, then the oldest. */
    public List<Shown> openAt(OfficeId office, PersonId person) {
        return shown(rows.openAt(office), person);
    }

    /** What takes place at the office in that time. */
    public List<Shown> heldAt(OfficeId office, Instant from, Instant until, PersonId person) {
        return shown(rows.heldAt(office, from, until), person);
    }

    private List<Shown> shown(List<Shown> found, PersonId person) {
        var blocked = door.blocked(
                person, found.stream().flatMap(AppointmentReading::about).toList());
        return found.stream()
                .map(one -> about(one).anyMatch(blocked::contains) ? one.withoutCase() : one)
                .toList();
    }

    private static Stream<CaseId> about(Shown shown) {
        return Stream.ofNullable(shown.petitionCase()).map(about -> new CaseId(about.id()));
    }
}
