package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.notices.NoticeDesk.Named;
import cn.dangmian.signaling.notices.NoticeDesk.Shown;
import cn.dangmian.signaling.organization.Offices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Petitioners who are told by nobody while a carrier takes nothing: somebody of each petition office sees to it, by name. */
@Service
class OutageDesk {

    private static final int LISTED = 50;

    /**
     * An outage, as one office is concerned.
     *
     * @param waiting notices that will be sent when it is over
     * @param tooLate those that will not, and are still true
     * @param owner who sees to it there; null until somebody does
     */
    record OutageShown(
            OutageId id,
            Channel channel,
            Instant since,
            Named office,
            int waiting,
            int tooLate,
            @Nullable Owner owner) {}

    record Owner(UUID id, String name, Instant at) {}

    private record Open(OutageId id, Channel channel, Instant since) {}

    private final NoticeReads reads;
    private final NoticeDesk notices;
    private final Duties duties;
    private final Offices offices;
    private final Audit audit;
    private final JdbcClient jdbc;

    OutageDesk(NoticeReads reads, NoticeDesk notices, Duties duties, Offices offices, Audit audit, JdbcClient jdbc) {
        this.reads = reads;
        this.notices = notices;
        this.duties = duties;
        this.offices = offices;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** For each petition office of the person. */
    List<OutageShown> of(PersonId person) {
        var open = open();
        if (open.isEmpty()) {
            return List.of();
        }
        var own = duties.officesOf(person, Role.OFFICE);
        return open.stream()
                .flatMap(outage -> own.stream().map(office -> shown(outage, office)))
                .toList();
    }

    private OutageShown shown(Open outage, OfficeId office) {
        var untold = reads.countUntold(outage.channel(), outage.since(), offices.subtree(office));
        return new OutageShown(
                outage.id(),
                outage.channel(),
                outage.since(),
                new Named(office.value(), offices.get(office).name()),
                untold.waiting(),
                untold.tooLate(),
                ownerAt(outage.id(), office).orElse(null));
    }

    private Optional<Owner> ownerAt(OutageId outage, OfficeId office) {
        return jdbc.sql("""
                        select o.person, p.name, o.at from notice_outage_owner o join person p on p.id = o.person
                        where o.outage = ? and o.office = ? order by o.number desc limit 1""")
                .params(outage.value(), office.value())
                .query((row, _) -> new Owner(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant()))
                .optional();
    }

    /** Another of the office may take it over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(OutageId id, OfficeId office, PersonId person) {
        if (!duties.holds(person, Role.OFFICE, office)) {
            throw unknown(id);
        }
        var outage = lock(id);
        var owner = ownerAt(id, office);
        if (owner.filter(one -> one.id().equals(person.value())).isPresent()) {
            return;
        }
        jdbc.sql("insert into notice_outage_owner (outage, office, person) values (?, ?, ?)")
                .params(id.value(), office.value(), person.value())
                .update();
        audit.done(
                person.value(),
                "notices.take-outage",
                id.toString(),
                Map.of("office", office.value(), "channel", outage.channel()));
    }

    /** Of the person's offices and those below them, whoever has to know soonest first. */
    List<Shown> untold(OutageId id, PersonId person) {
        var outage =
                open().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> missing(id));
        var below = duties.officesOf(person, Role.OFFICE).stream()
                .flatMap(office -> offices.subtree(office).stream())
                .distinct()
                .toList();
        return notices.guarded(reads.untold(outage.channel(), outage.since(), below, LISTED), person);
    }

    /** Somebody was told by telephone: no message comes after it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void told(UUID notice, PersonId by) {
        var shown = notices.requireOffice(notice, by);
        var changed = jdbc.sql("""
                        update notice set stage = 'SUPPRESSED', cause = 'BY_TELEPHONE'
                        where id = ? and stage in ('QUEUED', 'FAILED', 'GIVEN_UP')""").param(notice).update();
        if (changed == 0) {
            throw new Refused("notices.not-untold", "this notice was sent, or is being sent: " + shown.stage());
        }
        jdbc.sql("insert into notice_step (notice, stage, cause) values (?, 'SUPPRESSED', 'BY_TELEPHONE')")
                .param(notice)
                .update();
        audit.done(by.value(), "notices.tell-by-telephone", notice.toString(), NoticeDesk.facts(shown));
    }

    private List<Open> open() {
        return jdbc.sql("select id, channel, since from notice_outage where ended_at is null order by since, id")
                .query((row, _) -> new Open(
                        new OutageId(row.getObject(1, UUID.class)),
                        Channel.valueOf(row.getString(2)),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    /** So that two take it over one after the other, and nobody one that ends just then. */
    private Open lock(OutageId id) {
        jdbc.sql("select from notice_outage where id = ? for update")
                .param(id.value())
                .query(row -> {});
        return open().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> missing(id));
    }

    private Refused missing(OutageId id) {
        var over = jdbc.sql("select exists (select from notice_outage where id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
        return over ? new Refused("notices.outage-over", "messages are taken again") : unknown(id);
    }

    private static Refused unknown(OutageId id) {
        return Refused.unknown("notices.unknown-outage", "no such outage: " + id);
    }
}
