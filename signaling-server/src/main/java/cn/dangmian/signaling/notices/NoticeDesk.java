package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Looking after notices: petition offices see those of their subtree, clerks those of their own office. */
@Service
public class NoticeDesk {

    public record Named(UUID id, String name) {}

    public record CaseShown(UUID id, String number) {}

    /**
     * @param petitionCase null, and the recipient empty, for whoever must not have to do with the case
     * @param recipient with the middle left out
     * @param repeatable whether an office may send it again
     */
    public record Shown(
            UUID id,
            String kind,
            String channel,
            String stage,
            @Nullable String cause,
            @Nullable String carrier,
            Named office,
            Named receiving,
            @Nullable CaseShown petitionCase,
            String recipient,
            String title,
            String language,
            int version,
            int characters,
            int segments,
            int attempts,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant uselessAfter,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            boolean repeatable) {

        private Shown withoutCase() {
            return new Shown(
                    id,
                    kind,
                    channel,
                    stage,
                    cause,
                    carrier,
                    office,
                    receiving,
                    null,
                    "",
                    title,
                    language,
                    version,
                    characters,
                    segments,
                    attempts,
                    createdAt,
                    nextAttemptAt,
                    uselessAfter,
                    sentAt,
                    deliveredAt,
                    false);
        }
    }

    public record Step(Instant at, String stage, @Nullable String cause) {}

    /** @param beforeAt with {@code beforeId}: those older than that one */
    public record Filter(
            @Nullable String stage,
            @Nullable String kind,
            @Nullable String carrier,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Instant beforeAt,
            @Nullable UUID beforeId) {}

    public record Text(String title, String text) {}

    /**
     * How a channel is served, and what waits there beyond its time.
     *
     * @param minutes beyond which it counts
     */
    public record Standing(
            String channel,
            String service,
            int stuck,
            @Nullable Instant since,
            long minutes) {}

    private final NoticeReads reads;
    private final Carriers carriers;
    private final Seals seals;
    private final OptOuts optOuts;
    private final CaseDoor door;
    private final Duties duties;
    private final Offices offices;
    private final NoticeSettings settings;
    private final Audit audit;
    private final JdbcClient jdbc;

    NoticeDesk(
            NoticeReads reads,
            Carriers carriers,
            Seals seals,
            OptOuts optOuts,
            CaseDoor door,
            Duties duties,
            Offices offices,
            NoticeSettings settings,
            Audit audit,
            JdbcClient jdbc) {
        this.reads = reads;
        this.carriers = carriers;
        this.seals = seals;
        this.optOuts = optOuts;
        this.door = door;
        this.duties = duties;
        this.offices = offices;
        this.settings = settings;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** One more than asked for tells that there are older ones. */
    public List<Shown> page(Filter filter, int limit, PersonId person) {
        return guarded(reads.page(seenBy(person), filter, limit), person);
    }

    private static Stream<CaseId> about(Shown shown) {
        return Stream.ofNullable(shown.petitionCase()).map(found -> new CaseId(found.id()));
    }

    public List<Standing> standings() {
        return Stream.of(Channel.values()).map(this::standing).toList();
    }

    private Standing standing(Channel channel) {
        var waiting = reads.stuck(channel, settings.stuckAfter().toSeconds());
        return new Standing(
                channel.name(),
                carriers.service(channel).name(),
                waiting.stuck(),
                waiting.since(),
                settings.stuckAfter().toMinutes());
    }

    public Shown read(UUID id, PersonId person) {
        return require(id, seenBy(person), person);
    }

    public List<Step> steps(UUID id, PersonId person) {
        read(id, person);
        return reads.steps(id);
    }

    public boolean isOptedOut(UUID id, PersonId person) {
        read(id, person);
        var address = address(id);
        return address != null && optOuts.has(address);
    }

    /** The whole text but for the end of a link, which is for whom it was sent to alone; every look is logged. */
    @Transactional
    public Text text(UUID id, PersonId person) {
        var shown = read(id, person);
        audit.done(person.value(), "notices.read-text", id.toString(), facts(shown));
        return Links.hidden(open(shown));
    }

    /** What the mailbox keeps, newest first; every look is logged. */
    @Transactional
    public List<Mail> mailbox(Filter before, int limit, PersonId person) {
        if (!carriers.mailboxIsOn()) {
            throw new Refused("notices.mailbox-off", "this server has no mailbox; it sends what is to be sent");
        }
        audit.done(person.value(), "notices.read-mailbox", "", Map.of());
        var kept = new Filter(null, null, "MAILBOX", null, null, before.beforeAt(), before.beforeId());
        return page(kept, limit, person).stream().map(this::mail).toList();
    }

    /** @param text null for whoever must not have to do with the case */
    public record Mail(Shown notice, @Nullable Text text) {}

    private Mail mail(Shown shown) {
        return new Mail(shown, shown.petitionCase() == null ? null : open(shown));
    }

    private Text open(Shown shown) {
        var body = jdbc.sql("select body from notice where id = ?")
                .param(shown.id())
                .query((row, _) -> row.getBytes(1))
                .single();
        return new Text(shown.title(), seals.openBody(shown.id(), body));
    }

    /** Sends anew what failed, under a new reference: the carrier must not take it for a repetition. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendAgain(UUID id, PersonId by) {
        var shown = requireOffice(id, by);
        var changed = jdbc.sql("""
                        update notice n set stage = 'QUEUED', cause = 'SENT_AGAIN', round = round + 1, attempts = 0,
                            next_attempt_at = clock_timestamp(), useless_after = least(
                                clock_timestamp() + (select k.useful_for from notice_kind k where k.kind = n.kind),
                                coalesce(holds_until, 'infinity'))
                        where id = ? and stage in ('FAILED', 'GIVEN_UP')
                          and (holds_until is null or holds_until > clock_timestamp())
                          and not exists (select from notice newer where newer.subject = n.subject
                                          and newer.revision > n.revision)""").param(id).update();
        if (changed == 0) {
            throw new Refused(
                    "notices.not-repeatable",
                    "this notice did not fail, or does not hold any longer: " + shown.stage());
        }
        jdbc.sql("insert into notice_step (notice, stage, cause) values (?, 'QUEUED', 'SENT_AGAIN')")
                .param(id)
                .update();
        audit.done(by.value(), "notices.send-again", id.toString(), facts(shown));
    }

    /** Nothing more is sent to this recipient, or again; as the petitioner says at the counter. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void optOut(UUID id, boolean out, PersonId by) {
        var shown = requireOffice(id, by);
        var address = address(id);
        if (address == null) {
            throw new Refused("notices.no-recipient", "this notice has no recipient");
        }
        if (out) {
            optOuts.add(address, by);
            audit.done(by.value(), "notices.opt-out", id.toString(), facts(shown));
        } else {
            optOuts.remove(address);
            audit.done(by.value(), "notices.opt-in", id.toString(), facts(shown));
        }
    }

    private @Nullable String address(UUID id) {
        return jdbc.sql("select recipient from notice where id = ? and recipient is not null")
                .param(id)
                .query((row, _) -> seals.openRecipient(id, row.getBytes(1)))
                .optional()
                .orElse(null);
    }

    static Map<String, Object> facts(Shown shown) {
        return Map.of("office", shown.office().id(), "kind", shown.kind());
    }

    Shown requireOffice(UUID id, PersonId by) {
        return require(id, belowOffices(by).toList(), by);
    }

    private Shown require(UUID id, List<OfficeId> seen, PersonId person) {
        var unknown = Refused.unknown("notices.unknown-notice", "no such notice: " + id);
        var shown = reads.find(id, seen).orElseThrow(() -> unknown);
        about(shown).forEach(about -> door.pass(person, about, unknown));
        return shown;
    }

    /** What of these the person may see whole; of the others not even the case. */
    List<Shown> guarded(List<Shown> found, PersonId person) {
        var blocked =
                door.blocked(person, found.stream().flatMap(NoticeDesk::about).toList());
        return found.stream()
                .map(one -> about(one).anyMatch(blocked::contains) ? one.withoutCase() : one)
                .toList();
    }

    private List<OfficeId> seenBy(PersonId person) {
        var own = duties.officesOf(person, Role.CLERK).stream();
        return Stream.concat(own, belowOffices(person)).distinct().toList();
    }

    private Stream<OfficeId> belowOffices(PersonId person) {
        return duties.officesOf(person, Role.OFFICE).stream().flatMap(office -> offices.subtree(office).stream());
    }
}
