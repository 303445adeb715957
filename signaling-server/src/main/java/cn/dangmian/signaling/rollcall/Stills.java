package cn.dangmian.signaling.rollcall;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.SealedColumn;
import cn.dangmian.signaling.wire.Picture;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who sat there when they answered: JPEGs in PostgreSQL, sealed. */
@Component
class Stills implements SealedColumn {

    private static final String PLACE = "roll_call_still.content ";
    static final int MOST_BYTES = 200 * 1024;
    private static final int AT_ONCE = 10;

    private record Sealed(UUID id, byte[] content) {}

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final Audit audit;
    private final RollCallSettings settings;
    private final Clock clock;

    Stills(JdbcClient jdbc, ColumnCipher cipher, Audit audit, RollCallSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** By whoever answered, once. */
    @Transactional
    public void keep(RollCallId id, byte[] content, PersonId clerk) {
        if (content.length > MOST_BYTES) {
            throw new Refused(
                    Refused.Kind.TOO_LARGE,
                    "rollcall.still-too-large",
                    content.length + " bytes, at most " + MOST_BYTES);
        }
        if (!Picture.typeOf(content).equals(Optional.of("image/jpeg"))) {
            throw Refused.malformed("rollcall.still-unreadable", "no JPEG, or not whole");
        }
        var kept = jdbc.sql("""
                        insert into roll_call_still (roll_call, content, taken_at)
                        select id, ?, ? from roll_call where id = ? and answered_by = ? on conflict do nothing""")
                .params(cipher.seal(content, PLACE + id), Timestamp.from(clock.instant()), id.value(), clerk.value())
                .update();
        if (kept == 0 && !isKept(id)) {
            throw RollCallReading.unknown(id);
        }
    }

    private boolean isKept(RollCallId id) {
        return jdbc.sql("select exists (select from roll_call_still where roll_call = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public byte[] show(RollCallId id, PersonId viewer) {
        var content = jdbc.sql("select content from roll_call_still where roll_call = ?")
                .param(id.value())
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> Refused.unknown("rollcall.no-still", "none, or it was forgotten: " + id));
        audit.done(viewer.value(), "rollcall.see-still", id.toString(), Map.of());
        return cipher.openBytes(content, PLACE + id);
    }

    @Transactional
    public void forgetOld() {
        var forgotten = jdbc.sql("delete from roll_call_still where taken_at < ?")
                .param(Timestamp.from(clock.instant().minus(settings.stillKept())))
                .update();
        if (forgotten > 0) {
            audit.done(null, "rollcall.forget-stills", String.valueOf(forgotten), Map.of());
        }
    }

    @Override
    public String name() {
        return "roll_call_still";
    }

    /** A few at a time: each is a picture. */
    @Override
    public int reseal(int atMost) {
        var some = jdbc.sql("""
                        select roll_call, content from roll_call_still where substring(content from 2 for 4) <> int4send(?)
                        limit ? for update skip locked""")
                .params(cipher.currentKey(), Math.min(AT_ONCE, atMost))
                .query((row, _) -> new Sealed(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
        some.forEach(one -> jdbc.sql("update roll_call_still set content = ? where roll_call = ?")
                .params(cipher.anew(one.content(), PLACE + one.id()), one.id())
                .update());
        if (!some.isEmpty()) {
            audit.done(null, "rollcall.reseal", String.valueOf(cipher.currentKey()), Map.of("count", some.size()));
        }
        return some.size();
    }
}
