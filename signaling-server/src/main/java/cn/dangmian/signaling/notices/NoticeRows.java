package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.kernel.Ids;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Notices as they are written down. */
@Component
class NoticeRows {

    private final JdbcClient jdbc;
    private final Seals seals;
    private final QuietHours quiet;
    private final Clock clock;

    NoticeRows(JdbcClient jdbc, Seals seals, NoticeSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.quiet = new QuietHours(settings.quietFrom(), settings.quietUntil());
        this.clock = clock;
    }

    /** Until this transaction ends nobody else writes about the subject: of two that are heard at once, the newer one is known. */
    void lock(UUID subject) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 4))")
                .param(subject.toString())
                .query(row -> {});
    }

    boolean hasNewer(UUID subject, long revision) {
        return jdbc.sql("select exists (select from notice where subject = ? and revision > ?)")
                .params(subject, revision)
                .query(Boolean.class)
                .single();
    }

    void supersede(UUID subject, long revision) {
        jdbc.sql("""
                        with old as (update notice set stage = 'SUPPRESSED', cause = 'SUPERSEDED'
                                     where subject = ? and revision < ? and stage = 'QUEUED' returning id)
                        insert into notice_step (notice, stage, cause) select id, 'SUPPRESSED', 'SUPERSEDED' from old""").params(subject, revision).update();
    }

    /** @param cause why it is not sent; null when it is */
    void add(NewNotice added, @Nullable Cause cause) {
        var id = Ids.next();
        var written = withText(jdbc.sql("""
                        with told as (insert into notice (id, kind, subject, revision, channel, case_id, office, receiving, language,
                                version, title, recipient, recipient_hash, masked, body, seal_key, characters, segments, urgent,
                                stage, cause, next_attempt_at, holds_until, useless_after)
                            values (:id, :kind, :subject, :revision, :channel, :case, :office, :receiving, :language, :version,
                                :title, :recipient, :hash, :masked, :body, :key, :characters, :segments, :urgent, :stage, :cause,
                                coalesce(:next::timestamptz, clock_timestamp()), :until::timestamptz,
                                least(clock_timestamp() + make_interval(secs => :useful), coalesce(:until::timestamptz, 'infinity')))
                            on conflict on constraint notice_once do nothing returning id, stage, cause)
                        insert into notice_step (notice, stage, cause) select id, stage, cause from told"""), id, added);
        withTimes(withAbout(written, added), added)
                .param("id", id)
                .param("stage", cause == null ? "QUEUED" : "SUPPRESSED")
                .param("cause", cause == null ? null : cause.name())
                .update();
    }

    private StatementSpec withText(StatementSpec insert, UUID id, NewNotice added) {
        var recipient = added.recipient();
        var length = SmsLength.of(added.text());
        return insert.param(
                        "recipient", recipient == null ? null : seals.recipient(id, recipient.address()), Types.BINARY)
                .param("hash", recipient == null ? null : seals.hash(recipient.address()), Types.BINARY)
                .param("masked", recipient == null ? "" : recipient.masked())
                .param("body", seals.body(id, added.text()))
                .param("key", seals.currentKey())
                .param("characters", length.characters())
                .param("segments", added.channel() == Channel.SMS ? length.segments() : 0);
    }

    private static StatementSpec withAbout(StatementSpec insert, NewNotice added) {
        var wanted = added.wanted();
        return insert.param("kind", wanted.kind())
                .param("subject", wanted.subject())
                .param("revision", wanted.revision())
                .param("channel", added.channel().name())
                .param("case", wanted.about().caseId().value())
                .param("office", wanted.about().office().value())
                .param("receiving", wanted.about().receiving().value())
                .param("language", added.template().language().code())
                .param("version", added.template().version())
                .param("title", added.template().title());
    }

    private StatementSpec withTimes(StatementSpec insert, NewNotice added) {
        var now = clock.instant();
        var urgent = added.template().urgent();
        var next = urgent || !quiet.covers(now) ? null : quiet.next(now);
        return insert.param("urgent", urgent)
                .param("next", text(next))
                .param("until", text(added.wanted().until()))
                .param("useful", added.template().usefulFor().toSeconds());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
