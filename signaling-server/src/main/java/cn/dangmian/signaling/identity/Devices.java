package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.DeviceId;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.TerminalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Enrolled devices and their public keys. A terminal has one device at a time; the private key never leaves its browser. */
@Component
public class Devices {

    public enum Stage {
        ACTIVE,
        /** Another device was enrolled for the terminal. */
        DISPLACED,
        REVOKED
    }

    /**
     * @param key name of the public key: SHA-256 of it, in hexadecimal
     * @param keySince when the present key was made
     * @param enrolledBy who showed the code
     * @param label what the browser says it is
     */
    public record Device(
            DeviceId id,
            TerminalId terminal,
            Stage stage,
            String key,
            Instant keySince,
            Instant enrolledAt,
            PersonId enrolledBy,
            String label,
            @Nullable Instant endedAt) {}

    private final JdbcClient jdbc;
    private final Audit audit;

    Devices(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public Optional<Device> find(DeviceId id) {
        return jdbc.sql("select * from device where id = ?")
                .param(id.value())
                .query(Devices::read)
                .optional();
    }

    public Optional<Device> activeOf(TerminalId terminal) {
        return jdbc.sql("select * from device where terminal = ? and stage = 'ACTIVE'")
                .param(terminal.value())
                .query(Devices::read)
                .optional();
    }

    /** The present one and those before it, newest first. */
    public List<Device> of(TerminalId terminal, int limit) {
        return jdbc.sql("select * from device where terminal = ? order by enrolled_at desc limit ?")
                .params(terminal.value(), limit)
                .query(Devices::read)
                .list();
    }

    /**
     * Enrols a device and displaces the one before it.
     *
     * @param publicKey base64 of the SubjectPublicKeyInfo
     * @param shownBy who showed the code
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public DeviceId enrol(TerminalId terminal, String publicKey, String label, PersonId shownBy) {
        var key = DeviceKeys.publicKey(publicKey);
        end(terminal, Stage.DISPLACED, shownBy);
        var id = new DeviceId(Ids.next());
        jdbc.sql("insert into device (id, terminal, public_key, enrolled_by, label) values (?, ?, ?, ?, ?)")
                .params(id.value(), terminal.value(), key, shownBy.value(), label)
                .update();
        audit.done(shownBy.value(), "identity.enrol-device", id.toString(), Map.of("terminal", terminal.value()));
        return id;
    }

    /** @return false when the terminal had no device */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean revoke(TerminalId terminal, PersonId by) {
        return end(terminal, Stage.REVOKED, by);
    }

    private boolean end(TerminalId terminal, Stage how, PersonId by) {
        var ended = jdbc.sql("""
                        update device set stage = ?, ended_at = clock_timestamp(), ended_by = ?
                        where terminal = ? and stage = 'ACTIVE' returning id""")
                .params(how.name(), by.value(), terminal.value())
                .query(UUID.class)
                .optional();
        ended.ifPresent(id -> audit.done(
                by.value(),
                "identity.end-device",
                id.toString(),
                Map.of("terminal", terminal.value(), "how", how.name())));
        return ended.isPresent();
    }

    /** Whether this signature is the active device's own. */
    boolean isSigned(DeviceId id, String text, String signature) {
        return jdbc.sql("select public_key from device where id = ? and stage = 'ACTIVE'")
                .param(id.value())
                .query(byte[].class)
                .optional()
                .filter(key -> DeviceKeys.isSigned(key, text, signature))
                .isPresent();
    }

    /** The old key is void from now on. */
    @Transactional
    void renewKey(DeviceId id, String publicKey, PersonId person) {
        var renewed = jdbc.sql("""
                        update device set public_key = ?, key_since = clock_timestamp()
                        where id = ? and stage = 'ACTIVE'""")
                .params(DeviceKeys.publicKey(publicKey), id.value())
                .update();
        if (renewed != 1) {
            throw Refused.unknown("identity.unknown-device", "no such device, or it is no longer active");
        }
        audit.done(person.value(), "identity.renew-device-key", id.toString(), Map.of());
    }

    private static Device read(ResultSet row, int number) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Device(
                new DeviceId(row.getObject("id", UUID.class)),
                new TerminalId(row.getObject("terminal", UUID.class)),
                Stage.valueOf(row.getString("stage")),
                DeviceKeys.nameOf(row.getBytes("public_key")),
                row.getTimestamp("key_since").toInstant(),
                row.getTimestamp("enrolled_at").toInstant(),
                new PersonId(row.getObject("enrolled_by", UUID.class)),
                row.getString("label"),
                ended == null ? null : ended.toInstant());
    }
}
