package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.ChainRows.Lock;
import cn.dangmian.signaling.kernel.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs where the chain stands, and keeps it in the database and beside it. */
@Component
class Heads {

    private static final String SELECT = """
            select number, position, encode(hash, 'hex') as hash, at, key,
                   replace(encode(signature, 'base64'), E'\\n', '') as signature from audit_head""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Sequencer sequencer;
    private final ChainRows rows;
    private final HeadKeys keys;
    private final Anchor anchor;
    private final Audit audit;
    private final Clock clock;

    Heads(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Sequencer sequencer,
            ChainRows rows,
            HeadKeys keys,
            Anchor anchor,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.sequencer = sequencer;
        this.rows = rows;
        this.keys = keys;
        this.anchor = anchor;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param person who asked for it; null when its time had come */
    Head sign(@Nullable UUID person) {
        sequencer.chainNow();
        var head = transaction.execute(_ -> {
            rows.lock(Lock.HEAD);
            return put(person);
        });
        anchorAll();
        return head;
    }

    /** Unless the last one is younger than that. */
    void signIfOlder(Duration age) {
        var due = last().map(head -> head.at().plus(age).isBefore(clock.instant()))
                .orElse(true);
        if (due && rows.tail().position() > 0) {
            sign(null);
        }
    }

    private Head put(@Nullable UUID person) {
        var tail = rows.tail();
        if (tail.position() == 0) {
            throw new Refused("audit.nothing-chained", "the log has no chained line yet");
        }
        var number = last().map(Head::number).orElse(0L) + 1;
        // As PostgreSQL keeps it: what is signed is what is read again.
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var head = new Head(number, tail.position(), tail.hash(), at, keys.ownId(), "").signedBy(keys);
        jdbc.sql("""
                        insert into audit_head (number, position, hash, at, key, signature)
                        values (?, ?, decode(?, 'hex'), ?, ?, decode(?, 'base64'))""")
                .params(number, head.position(), head.hash(), OffsetDateTime.ofInstant(head.at(), ZoneOffset.UTC))
                .params(head.key(), head.signature())
                .update();
        audit.done(person, "audit.sign-head", Long.toString(number), Map.of("position", head.position()));
        return head;
    }

    /** Repeats what a crash lost, and writes down what other nodes signed. */
    void anchorAll() {
        anchor.keep(all());
    }

    Optional<Head> last() {
        return jdbc.sql(SELECT + " order by number desc limit 1")
                .query(Heads::read)
                .optional();
    }

    Optional<Head> numbered(long number) {
        return jdbc.sql(SELECT + " where number = ?")
                .param(number)
                .query(Heads::read)
                .optional();
    }

    /** The newest, newest first. */
    List<Head> newest(int limit) {
        return jdbc.sql(SELECT + " order by number desc limit ?")
                .param(limit)
                .query(Heads::read)
                .list();
    }

    List<Head> all() {
        return all(jdbc);
    }

    static List<Head> all(JdbcClient jdbc) {
        return jdbc.sql(SELECT + " order by number").query(Heads::read).list();
    }

    private static Head read(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getLong("number"),
                row.getLong("position"),
                row.getString("hash"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("key"),
                row.getString("signature"));
    }
}
