package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.DeviceId;
import cn.dangmian.signaling.wire.Authorization.Proof;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Challenges and what devices sign: a nonce is good once, for the sign-in and the device it was given to, for a minute. */
@Component
class DeviceProofs {

    private static final int NONCE_BYTES = 24;

    private final JdbcClient jdbc;
    private final Devices devices;
    private final SecureRandom random = new SecureRandom();

    DeviceProofs(JdbcClient jdbc, Devices devices) {
        this.jdbc = jdbc;
        this.devices = devices;
    }

    String challenge(String signIn, DeviceId device) {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("delete from device_challenge where expires_at < clock_timestamp()")
                .update();
        jdbc.sql("""
                        insert into device_challenge (nonce, sign_in, device, expires_at)
                        values (?, ?, ?, clock_timestamp() + interval '1 min')""").params(nonce, signIn, device.value()).update();
        return nonce;
    }

    /** @param purpose what was signed for, so that a signature for one thing is none for another */
    Optional<DeviceId> prove(String purpose, Proof proof) {
        DeviceId id;
        try {
            id = DeviceId.of(proof.device());
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
        return devices.find(id)
                .filter(_ -> isFresh(proof, id))
                .filter(device -> devices.isSigned(
                        id,
                        String.join(
                                "\n", purpose, proof.nonce(), device.terminal().toString(), proof.origin()),
                        proof.signature()))
                .map(Devices.Device::id);
    }

    private boolean isFresh(Proof proof, DeviceId device) {
        return jdbc.sql("""
                        delete from device_challenge
                        where nonce = ? and sign_in = ? and device = ? and expires_at > clock_timestamp()""")
                        .params(proof.nonce(), proof.signIn(), device.value())
                        .update()
                == 1;
    }
}
