package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of the tree, one at a time. What an office was before is kept; a merged office hangs closed below its successor, so
 * that the successor and all above it have jurisdiction over what belonged to it.
 */
@Component
class OfficeTree {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final SearchKeys keys;
    private final Jurisdiction jurisdiction;
    private final Audit audit;
    private final Clock clock;

    OfficeTree(JdbcClient jdbc, SearchKeys keys, Jurisdiction jurisdiction, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.jurisdiction = jurisdiction;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public OfficeId open(PersonId person, OfficeId parent, Tier tier, Particulars wanted) {
        lock();
        var above = open(parent);
        above.requireAbove(tier);
        var given = wanted.checked(tier);
        requireFree(given.divisionCode());
        var id = new OfficeId(Ids.next());
        jdbc.sql("""
                        insert into office (id, division_code, name, tier, parent, path, longitude, latitude, opened_on, since)
                        values (:id, :code, :name, :tier, :parent, :path, :lon, :lat, :today, :now)""")
                .param("id", id.value())
                .param("code", given.divisionCode())
                .param("name", given.name())
                .param("tier", tier.name())
                .param("parent", parent.value())
                .param("path", above.path() + given.divisionCode() + "/")
                .param("lon", given.longitude())
                .param("lat", given.latitude())
                .param("today", today())
                .param("now", now())
                .update();
        keys.putOffices(List.of(new SearchKeys.Thing(id.value(), given.name(), given.divisionCode())));
        audit.done(
                person.value(),
                "organization.open-office",
                id.toString(),
                Map.of("parent", parent, "code", given.divisionCode()));
        return id;
    }

    /** Gives the office this name, code and point; name and code before are kept as history. */
    @Transactional
    public void change(PersonId person, OfficeId id, Particulars wanted, long revision) {
        lock();
        var old = open(id);
        if (old.revision() != revision) {
            throw new Refused("organization.outdated", "revision " + revision + " (now: " + old.revision() + ")");
        }
        var given = wanted.checked(old.office().tier());
        var renamed = !given.name().equals(old.office().name());
        var recoded = !given.divisionCode().equals(old.office().divisionCode());
        if (recoded) {
            requireFree(given.divisionCode());
        }
        if (renamed || recoded) {
            remember(id, "RENAMED");
        }
        write(id, given);
        if (recoded) {
            repath(old.path(), old.pathAbove() + given.divisionCode() + "/");
        }
        keys.putOffices(List.of(new SearchKeys.Thing(id.value(), given.name(), given.divisionCode())));
        audit.done(
                person.value(),
                "organization.change-office",
                id.toString(),
                Map.of("renamed", renamed, "code", given.divisionCode()));
    }

    private void write(OfficeId id, Particulars given) {
        jdbc.sql("""
                        update office set name = :name, division_code = :code, longitude = :lon, latitude = :lat,
                            revision = revision + 1 where id = :id""")
                .param("name", given.name())
                .param("code", given.divisionCode())
                .param("lon", given.longitude())
                .param("lat", given.latitude())
                .param("id", id.value())
                .update();
    }

    /** Hangs the office, with everything below it, under another. */
    @Transactional
    public void move(PersonId person, OfficeId id, OfficeId to) {
        lock();
        var moved = decidedAbove(person, id);
        var above = target(person, to);
        above.requireAbove(moved.office().tier());
        above.requireOutside(moved);
        remember(id, "MOVED");
        hang(id, to);
        repath(moved.path(), above.path() + moved.office().divisionCode() + "/");
        audit.done(
                person.value(),
                "organization.move-office",
                id.toString(),
                Map.of("from", String.valueOf(moved.office().parent()), "to", to));
    }

    /** Ends the office; another of its tier takes over what is below it and what belonged to it. */
    @Transactional
    public void merge(PersonId person, OfficeId id, OfficeId into) {
        lock();
        var merged = decidedAbove(person, id);
        var successor = target(person, into);
        if (successor.office().tier() != merged.office().tier()) {
            throw new Refused("organization.other-tier", "an office is merged into one of its own tier");
        }
        successor.requireOutside(merged);
        for (var child : childrenOf(id)) {
            remember(child, "MOVED");
            hang(child, into);
        }
        remember(id, "MERGED");
        jdbc.sql("""
                        update office set path = ? || substr(path, length(?) + 1) where path > ? and path < rtrim(?, '/') || '0'""")
                .params(successor.path(), merged.path(), merged.path(), merged.path())
                .update();
        jdbc.sql(
                        "update office set parent = ?, path = ?, closed_on = ?, successor = ?, revision = revision + 1 where id = ?")
                .params(
                        into.value(),
                        successor.path() + merged.office().divisionCode() + "/",
                        today(),
                        into.value(),
                        id.value())
                .update();
        audit.done(person.value(), "organization.merge-office", id.toString(), Map.of("into", into));
    }

    /** Ends an office that has no open one below it. */
    @Transactional
    public void close(PersonId person, OfficeId id) {
        lock();
        decidedAbove(person, id);
        var below = jdbc.sql("select count(*) from office where parent = ? and closed_on is null")
                .param(id.value())
                .query(Long.class)
                .single();
        if (below > 0) {
            throw new Refused("organization.has-open-offices", below + " open offices below it (expected: none)");
        }
        remember(id, "CLOSED");
        jdbc.sql("update office set closed_on = ?, revision = revision + 1 where id = ?")
                .params(today(), id.value())
                .update();
        audit.done(person.value(), "organization.close-office", id.toString(), Map.of());
    }

    // Two moves that each look right alone can make a ring together; changes of the tree are rare.
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('office tree'))")
                .query()
                .singleRow();
    }

    private Standing open(OfficeId id) {
        var found = jdbc.sql("select * from office where id = ?")
                .param(id.value())
                .query((row, number) -> new Standing(
                        Offices.read(row, number),
                        row.getString("path"),
                        row.getObject("closed_on") != null,
                        row.getLong("revision")))
                .optional()
                .orElseThrow(() -> Refused.unknown("organization.unknown-office", "no such office: " + id));
        if (found.closed()) {
            throw new Refused("organization.office-closed", "office " + id + " is closed");
        }
        return found;
    }

    /** Whether an office stays, and where, is decided above it. */
    private Standing decidedAbove(PersonId person, OfficeId id) {
        var found = open(id);
        var above = found.office().parent();
        if (above == null || !jurisdiction.administers(person, above)) {
            throw Refused.notAllowed("organization.decided-above", "only above " + id + " is decided where it stays");
        }
        return found;
    }

    private Standing target(PersonId person, OfficeId id) {
        if (!jurisdiction.administers(person, id)) {
            throw Refused.unknown("organization.unknown-office", "no such office: " + id);
        }
        return open(id);
    }

    private void requireFree(String code) {
        if (jdbc.sql("select exists (select from office where division_code = ?)")
                .param(code)
                .query(Boolean.class)
                .single()) {
            throw new Refused("organization.code-taken", "another office has, or had, code " + code);
        }
    }

    private List<OfficeId> childrenOf(OfficeId id) {
        return jdbc.sql("select id from office where parent = ?")
                .param(id.value())
                .query((row, _) -> new OfficeId(row.getObject(1, UUID.class)))
                .list();
    }

    private void remember(OfficeId id, String endedBy) {
        var now = now();
        jdbc.sql("""
                        insert into office_past (office, name, division_code, parent, held_from, held_until, ended_by)
                        select id, name, division_code, parent, since, :now, :by from office where id = :id""")
                .param("now", now)
                .param("by", endedBy)
                .param("id", id.value())
                .update();
        jdbc.sql("update office set since = ? where id = ?")
                .params(now, id.value())
                .update();
    }

    private void hang(OfficeId id, OfficeId parent) {
        jdbc.sql("update office set parent = ?, revision = revision + 1 where id = ?")
                .params(parent.value(), id.value())
                .update();
    }

    private void repath(String from, String to) {
        jdbc.sql(
                        "update office set path = ? || substr(path, length(?) + 1) where path >= ? and path < rtrim(?, '/') || '0'")
                .params(to, from, from, from)
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BEIJING);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
