package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Desk;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.scheduling.events.RosterPublished;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An office draws up its duty roster and publishes it. */
@Service
public class RosterDesk {

    /**
     * An official's reception day.
     *
     * @param official whose day it is by the roster
     * @param receiving who is there: the official or the substitute; null when nobody is
     */
    public record ReceptionDay(
            LocalDate day,
            DeskId desk,
            PersonId official,
            @Nullable PersonId receiving,
            Instant starts,
            Instant ends,
            int slotMinutes) {}

    /** @param free those that are to come and not taken */
    public record Room(int slots, int free) {}

    public record Published(int version, Instant at, PersonId by) {}

    public record Roster(
            long revision,
            List<RosterEntry> entries,
            @Nullable Published published) {}

    /** How far it is looked ahead for two entries that meet. */
    private static final int LOOK_AHEAD_DAYS = 92;

    private final Rosters rosters;
    private final ReceptionDays days;
    private final OpenSlots openSlots;
    private final Places places;
    private final Duties duties;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RosterDesk(
            Rosters rosters,
            ReceptionDays days,
            OpenSlots openSlots,
            Places places,
            Duties duties,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rosters = rosters;
        this.days = days;
        this.openSlots = openSlots;
        this.places = places;
        this.duties = duties;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    public Roster of(OfficeId office) {
        return new Roster(rosters.draftRevision(office), rosters.entries(office, Rosters.DRAFT), published(office));
    }

    public @Nullable Published published(OfficeId office) {
        return rosters.published(office)
                .map(found -> new Published(found.version(), found.at(), found.by()))
                .orElse(null);
    }

    /** Whom the office can put on its roster, own officials and those who substitute for one today. */
    public List<PersonId> officials(OfficeId office) {
        var today = LocalDate.ofInstant(clock.instant(), WorkingDays.BEIJING);
        return duties.presence(Role.OFFICIAL, office, today, today).people();
    }

    /** By the roster that is published, with leave and substitutes as they stand now. */
    public List<ReceptionDay> receptionDays(OfficeId office, LocalDate first, LocalDate last) {
        return rosters.published(office)
                .map(found -> days.of(office, rosters.entries(office, found.version()), first, last))
                .orElse(List.of());
    }

    /** How much room each of these days has, in their order. */
    public List<Room> room(List<ReceptionDay> planned) {
        return openSlots.of(planned);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void draw(OfficeId office, long revision, List<RosterEntry> entries, PersonId by) {
        requireNewest(office, revision);
        var desks = places.desksOf(List.of(office)).stream().map(Desk::id).toList();
        for (var entry : entries) {
            requireUsable(office, entry, desks);
        }
        rosters.replaceDraft(office, entries);
        audit.done(
                by.value(),
                "scheduling.draw-roster",
                office.toString(),
                Map.of("office", office.value(), "entries", entries.size()));
    }

    private void requireUsable(OfficeId office, RosterEntry entry, List<DeskId> desks) {
        if (!desks.contains(entry.desk())) {
            throw Refused.unknown("organization.unknown-desk", "no such desk of this office: " + entry.desk());
        }
        if (!duties.holds(entry.official(), Role.OFFICIAL, office)) {
            throw new Refused("scheduling.not-an-official", "no official of this office: " + entry.official());
        }
        if (!entry.isWhole()) {
            throw Refused.malformed("scheduling.bad-roster", "an entry does not say when, or ends before it begins");
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public int publish(OfficeId office, long revision, PersonId by) {
        requireNewest(office, revision);
        requireNoMeeting(office);
        var at = clock.instant();
        var version = rosters.publish(office, by, at);
        audit.done(
                by.value(),
                "scheduling.publish-roster",
                office.toString(),
                Map.of("office", office.value(), "version", version));
        events.publishEvent(new RosterPublished(office, version, at));
        return version;
    }

    /** An official and a desk are in one place at a time. */
    private void requireNoMeeting(OfficeId office) {
        var today = LocalDate.ofInstant(clock.instant(), WorkingDays.BEIJING);
        var planned = days.of(office, rosters.entries(office, Rosters.DRAFT), today, today.plusDays(LOOK_AHEAD_DAYS));
        for (var one : planned) {
            for (var other : planned) {
                var same = one.desk().equals(other.desk()) || one.official().equals(other.official());
                if (one != other
                        && same
                        && one.starts().isBefore(other.ends())
                        && other.starts().isBefore(one.ends())) {
                    throw new Refused("scheduling.roster-meets-itself", "twice at the same time on " + one.day());
                }
            }
        }
    }

    private void requireNewest(OfficeId office, long revision) {
        var newest = rosters.lockDraft(office);
        if (newest != revision) {
            throw new Refused(
                    "scheduling.outdated", "the roster has revision " + newest + " (expected: " + revision + ")");
        }
    }
}
