package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who sends which notice: leases in PostgreSQL, by its clock. */
@Component
class Claims {

    /** @param token of the lease; whoever has another one has lost it */
    record Claim(Channel channel, UUID notice, UUID token, int attempts, Instant now, Message message) {}

    private record Due(
            UUID id,
            boolean urgent,
            boolean first,
            int round,
            int attempts,
            Instant now,
            byte[] recipient,
            byte[] body,
            String title) {}

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final Seals seals;
    private final OptOuts optOuts;
    private final Quotas quotas;
    private final NoticeSettings settings;
    private final QuietHours quiet;
    private final Outages outages;
    private final TransactionTemplate transaction;

    Claims(
            JdbcClient jdbc,
            Seals seals,
            OptOuts optOuts,
            Quotas quotas,
            NoticeSettings settings,
            Outages outages,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.optOuts = optOuts;
        this.quotas = quotas;
        this.settings = settings;
        this.outages = outages;
        this.quiet = new QuietHours(settings.quietFrom(), settings.quietUntil());
        this.transaction = transaction;
    }

    /** One after another, each in a transaction of its own; those that must not be sent are settled on the way. */
    List<Claim> due(Channel channel, int atMost) {
        var claimed = new ArrayList<Claim>();
        Optional<Stream<Claim>> looked;
        do {
            looked = transaction.execute(_ -> lockDue(channel).map(due -> openAndClaim(channel, due).stream()));
            looked.ifPresent(claims -> claims.forEach(claimed::add));
        } while (looked.isPresent() && claimed.size() < atMost);
        return claimed;
    }

    /** Of one that another node let go, too: its lease is over. */
    private Optional<Due> lockDue(Channel channel) {
        return jdbc.sql("""
                        select id, urgent, attempts = 0 as first, round, attempts, recipient, body, title, clock_timestamp() as now
                        from notice
                        where channel = ? and (stage = 'QUEUED' and next_attempt_at <= clock_timestamp()
                                               or stage = 'SENDING' and lease_until < clock_timestamp())
                        order by urgent desc, next_attempt_at, id limit 1 for update skip locked""").param(channel.name()).query(Claims::read).optional();
    }

    private static Due read(ResultSet row, int number) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                row.getBoolean("urgent"),
                row.getBoolean("first"),
                row.getInt("round"),
                row.getInt("attempts"),
                row.getTimestamp("now").toInstant(),
                row.getBytes("recipient"),
                row.getBytes("body"),
                row.getString("title"));
    }

    /** One that does not open, because its key is gone, must not keep all others from being sent. */
    private Optional<Claim> openAndClaim(Channel channel, Due due) {
        try {
            return claim(channel, due);
        } catch (IllegalStateException | NoSuchElementException closed) {
            LOG.warn("the notice {} does not open: {}", due.id(), closed.toString());
            postpone(due.id(), due.now().plus(PATIENCE), null);
            return Optional.empty();
        }
    }

    private Optional<Claim> claim(Channel channel, Due due) {
        var to = seals.openRecipient(due.id(), due.recipient());
        if (optOuts.has(to)) {
            become(due.id(), "SUPPRESSED", Cause.OPTED_OUT);
            return Optional.empty();
        }
        if (!due.urgent() && quiet.covers(due.now())) {
            postpone(due.id(), quiet.next(due.now()), null);
            return Optional.empty();
        }
        if (channel == Channel.SMS && due.first() && !isWithinQuota(due, to)) {
            return Optional.empty();
        }
        return Optional.of(lease(channel, due, to));
    }

    private boolean isWithinQuota(Due due, String to) {
        return switch (quotas.take(seals.hash(to), due.now())) {
            case WITHIN -> true;
            case TOO_MANY_TO_ONE -> {
                become(due.id(), "SUPPRESSED", Cause.TOO_MANY_TO_ONE);
                yield false;
            }
            case TOO_MANY_TODAY -> {
                postpone(due.id(), quotas.nextDay(due.now()), Cause.TOO_MANY_TODAY);
                yield false;
            }
        };
    }

    private Claim lease(Channel channel, Due due, String to) {
        var token = Ids.next();
        jdbc.sql("""
                        update notice set stage = 'SENDING', attempts = attempts + 1, lease_token = ?,
                            lease_until = clock_timestamp() + make_interval(secs => ?) where id = ?""").params(token, settings.lease().toSeconds(), due.id()).update();
        step(due.id(), "SENDING", null);
        var message = new Message(due.id() + "-" + due.round(), to, due.title(), seals.openBody(due.id(), due.body()));
        return new Claim(channel, due.id(), token, due.attempts() + 1, due.now(), message);
    }

    /** Nothing, when the lease was lost meanwhile or a receipt came first. */
    void settle(Claim claim, Outcome outcome, Carriers.Service service) {
        transaction.executeWithoutResult(_ -> {
            switch (outcome) {
                case Outcome.Taken taken -> taken(claim, taken, service);
                case Outcome.Refused refused -> end(claim, "FAILED", refused.cause());
                case Outcome.Later later -> later(claim, later);
            }
            outages.heard(claim.channel(), outcome);
        });
    }

    private void taken(Claim claim, Outcome.Taken taken, Carriers.Service service) {
        var stage = taken.delivered() ? "DELIVERED" : "SENT";
        var changed = jdbc.sql("""
                        update notice set stage = :stage, cause = null, sent_at = clock_timestamp(), carrier = :carrier,
                            carrier_id = :id, delivered_at = case when :stage = 'DELIVERED' then clock_timestamp() end,
                            lease_until = null, lease_token = null
                        where id = :notice and stage = 'SENDING' and lease_token = :token""")
                .param("stage", stage)
                .param("carrier", service.name())
                .param("id", taken.id())
                .param("notice", claim.notice())
                .param("token", claim.token())
                .update();
        if (changed == 1) {
            step(claim.notice(), stage, null);
        }
    }

    private void later(Claim claim, Outcome.Later later) {
        if (claim.attempts() >= settings.attempts()) {
            end(claim, "GIVEN_UP", Cause.TRIES_USED_UP);
            return;
        }
        var wait = Backoff.after(claim.attempts());
        var asked = later.after();
        var longer = asked != null && asked.compareTo(wait) > 0 ? asked : wait;
        var changed = jdbc.sql("""
                        update notice set stage = 'QUEUED', cause = ?, lease_until = null, lease_token = null,
                            next_attempt_at = clock_timestamp() + make_interval(secs => ?)
                        where id = ? and stage = 'SENDING' and lease_token = ?""")
                .params(later.cause().name(), longer.toSeconds(), claim.notice(), claim.token())
                .update();
        if (changed == 1) {
            step(claim.notice(), "QUEUED", later.cause());
        }
    }

    private void end(Claim claim, String stage, Cause cause) {
        var changed = jdbc.sql("""
                        update notice set stage = ?, cause = ?, lease_until = null, lease_token = null
                        where id = ? and stage = 'SENDING' and lease_token = ?""")
                .params(stage, cause.name(), claim.notice(), claim.token())
                .update();
        if (changed == 1) {
            step(claim.notice(), stage, cause);
        }
    }

    /** What would come too late is not sent any more; it keeps the cause for which it was not sent in time. */
    void giveUpUseless(Channel channel) {
        jdbc.sql("""
                        with gone as (update notice set stage = 'GIVEN_UP', cause = coalesce(cause, 'USELESS'),
                                          lease_until = null, lease_token = null
                                      where id in (select id from notice where channel = ? and useless_after <= clock_timestamp()
                                                     and (stage = 'QUEUED' or stage = 'SENDING' and lease_until < clock_timestamp())
                                                   for update skip locked)
                                      returning id, cause)
                        insert into notice_step (notice, stage, cause) select id, 'GIVEN_UP', cause from gone""").param(channel.name()).update();
    }

    private void postpone(UUID notice, Instant until, @Nullable Cause cause) {
        jdbc.sql("""
                        update notice set stage = 'QUEUED', next_attempt_at = ?, cause = ?, lease_until = null, lease_token = null
                        where id = ?""")
                .param(Timestamp.from(until))
                .param(cause == null ? null : cause.name())
                .param(notice)
                .update();
    }

    private void become(UUID notice, String stage, Cause cause) {
        jdbc.sql("update notice set stage = ?, cause = ?, lease_until = null, lease_token = null where id = ?")
                .params(stage, cause.name(), notice)
                .update();
        step(notice, stage, cause);
    }

    void step(UUID notice, String stage, @Nullable Cause cause) {
        jdbc.sql("insert into notice_step (notice, stage, cause) values (?, ?, ?)")
                .params(notice, stage)
                .param(cause == null ? null : cause.name())
                .update();
    }
}
