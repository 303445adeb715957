package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.Cases;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where a module that has heard of something puts what its petitioner is to be told. A new kind is a row of templates. */
@Service
public class Notices {

    /**
     * @param office where the petitioner comes; it sees the notice
     * @param receiving the office that receives; it sees the notice too, and signs it
     * @param language as the petitioner's wish names it; empty for Chinese
     */
    public record About(CaseId caseId, OfficeId office, OfficeId receiving, String language) {}

    /**
     * @param kind of the templates
     * @param subject what it is about: a newer notice about it takes the place of older ones that still wait
     * @param revision of the subject; told once for each kind
     * @param until when the text becomes wrong; null for never
     * @param values for the braces of the template
     * @param instead why it is only written down; null to send it
     */
    public record Wanted(
            String kind,
            UUID subject,
            long revision,
            About about,
            @Nullable Instant until,
            Map<String, ?> values,
            @Nullable Silence instead) {}

    /** Why nobody is told. */
    public enum Silence {
        SUPERSEDED,
        AT_THE_COUNTER
    }

    private final NoticeRows rows;
    private final Templates templates;
    private final Cases cases;
    private final CaseDoor door;
    private final OptOuts optOuts;
    private final Carriers carriers;
    private final Sender sender;
    private final JdbcClient jdbc;

    Notices(
            NoticeRows rows,
            Templates templates,
            Cases cases,
            CaseDoor door,
            OptOuts optOuts,
            Carriers carriers,
            Sender sender,
            JdbcClient jdbc) {
        this.rows = rows;
        this.templates = templates;
        this.cases = cases;
        this.door = door;
        this.optOuts = optOuts;
        this.carriers = carriers;
        this.sender = sender;
        this.jdbc = jdbc;
    }

    /** In the transaction that hears of it; heard twice it is told once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Wanted wanted) {
        rows.lock(wanted.subject());
        var template = templates.find(wanted.kind(), wanted.about().language());
        var caseId = wanted.about().caseId();
        var text = door.isGuarded(caseId) ? template.discreet(wanted.values()) : template.open(wanted.values());
        var contact = cases.contact(caseId);
        var telephone = contact.telephone();
        var mobile = Optional.ofNullable(telephone).flatMap(Recipient::mobile);
        var without = telephone == null ? Cause.NO_CONTACT : Cause.NO_MOBILE;
        add(new NewNotice(wanted, template, Channel.SMS, mobile.orElse(null), text), without);
        var email = contact.email();
        if (email != null) {
            var letter = text + "\n\n-- \n" + template.language().footer() + "\n";
            add(new NewNotice(wanted, template, Channel.EMAIL, Recipient.email(email), letter), Cause.NO_CONTACT);
        }
        rows.supersede(wanted.subject(), wanted.revision());
        AfterCommit.run(sender::soon);
    }

    /**
     * Calls somebody without an account: to this number, by a short message alone. In the transaction that calls.
     *
     * @param telephone a number that takes no short messages is written down and not sent
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void call(Wanted wanted, String telephone) {
        rows.lock(wanted.subject());
        var template = templates.find(wanted.kind(), wanted.about().language());
        var text = door.isGuarded(wanted.about().caseId())
                ? template.discreet(wanted.values())
                : template.open(wanted.values());
        var mobile = Recipient.mobile(telephone.replaceAll("[-\\s()]", ""));
        add(new NewNotice(wanted, template, Channel.SMS, mobile.orElse(null), text), Cause.NO_MOBILE);
        AfterCommit.run(sender::soon);
    }

    /** Those of the subjects about which nobody could be told, and will not be. */
    public Set<UUID> undelivered(Collection<UUID> subjects) {
        return jdbc.sql("""
                        select subject from notice where subject = any (?)
                        group by subject having bool_and(stage in ('FAILED', 'GIVEN_UP', 'SUPPRESSED'))""")
                .param(subjects.toArray(UUID[]::new))
                .query((row, _) -> row.getObject(1, UUID.class))
                .set();
    }

    /** Nobody is told any longer what still waits to be sent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UUID subject) {
        rows.lock(subject);
        rows.supersede(subject, Long.MAX_VALUE);
    }

    private void add(NewNotice notice, Cause without) {
        rows.add(notice, causeOf(notice, without));
    }

    /** Why it is not sent; null when it is. */
    private @Nullable Cause causeOf(NewNotice notice, Cause without) {
        var instead = notice.wanted().instead();
        if (instead != null) {
            return Cause.valueOf(instead.name());
        }
        if (rows.hasNewer(notice.wanted().subject(), notice.wanted().revision())) {
            return Cause.SUPERSEDED;
        }
        var recipient = notice.recipient();
        if (recipient == null) {
            return without;
        }
        if (optOuts.has(recipient)) {
            return Cause.OPTED_OUT;
        }
        return carriers.isThere(notice.channel()) ? null : carriers.missing(notice.channel());
    }
}
