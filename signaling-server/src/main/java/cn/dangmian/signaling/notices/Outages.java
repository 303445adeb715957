package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.audit.Audit;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notices when a carrier takes nothing any more, and when it does again. */
@Component
class Outages {

    private final JdbcClient jdbc;
    private final NoticeSettings settings;
    private final Audit audit;

    Outages(JdbcClient jdbc, NoticeSettings settings, Audit audit) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.audit = audit;
    }

    /** In the transaction that writes down what came of one message. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void heard(Channel channel, Outcome outcome) {
        switch (outcome) {
            case Outcome.Taken _ -> works(channel);
            case Outcome.Later _ -> fails(channel);
            // That was said of one message, and says nothing of the others.
            case Outcome.Refused _ -> {}
        }
    }

    private void fails(Channel channel) {
        jdbc.sql("""
                        insert into notice_trouble (channel, since, failures) values (?, clock_timestamp(), 1)
                        on conflict (channel) do update set failures = notice_trouble.failures + 1""").param(channel.name()).update();
        look(channel);
    }

    /** Whether a trouble has become an outage: by messages in a row, or by the time for which one waits. */
    @Transactional
    public void look(Channel channel) {
        jdbc.sql("""
                        insert into notice_outage (id, channel, since)
                        select :id, t.channel, t.since from notice_trouble t
                        where t.channel = :channel
                          and (t.failures >= :failures
                               or t.since <= clock_timestamp() - make_interval(secs => :after)
                                  and exists (select from notice n where n.channel = t.channel and n.attempts > 0
                                                and n.stage in ('QUEUED', 'SENDING')))
                        on conflict (channel) where ended_at is null do nothing
                        returning since""")
                .param("id", OutageId.next().value())
                .param("channel", channel.name())
                .param("failures", settings.outageFailures())
                .param("after", settings.outageAfter().toSeconds())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .ifPresent(since -> audit.done(null, "notices.find-outage", channel.name(), facts(since)));
    }

    private void works(Channel channel) {
        var troubled = jdbc.sql("delete from notice_trouble where channel = ?")
                .param(channel.name())
                .update();
        if (troubled == 0) {
            return;
        }
        jdbc.sql("""
                        update notice_outage set ended_at = clock_timestamp() where channel = ? and ended_at is null
                        returning id, since""")
                .param(channel.name())
                .query((row, _) -> new Ended(
                        row.getObject(1, UUID.class), row.getTimestamp(2).toInstant()))
                .optional()
                .ifPresent(ended -> end(channel, ended));
    }

    private record Ended(UUID id, Instant since) {}

    /** What waits has waited long enough. */
    private void end(Channel channel, Ended ended) {
        jdbc.sql("""
                        update notice set next_attempt_at = clock_timestamp()
                        where id in (select id from notice where channel = ? and stage = 'QUEUED' and attempts > 0
                                       and cause in ('GATEWAY_UNREACHABLE', 'GATEWAY_KEY', 'MAIL_UNREACHABLE')
                                     for update skip locked)""").param(channel.name()).update();
        audit.done(null, "notices.end-outage", channel.name(), facts(ended.since()));
    }

    private static Map<String, Object> facts(Instant since) {
        return Map.of("since", since.toString());
    }
}
