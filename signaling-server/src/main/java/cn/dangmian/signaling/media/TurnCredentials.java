package cn.dangmian.signaling.media;

import cn.dangmian.signaling.kernel.ClientId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Short-lived permissions to use the relay, as coturn's REST scheme has them. */
@Component
class TurnCredentials {

    private static final Duration LIFE = Duration.ofHours(12);

    /** As browsers want it. */
    record IceServer(List<String> urls, String username, String credential) {}

    private final MediaSettings settings;
    private final Clock clock;

    TurnCredentials(MediaSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    List<IceServer> serversFor(ClientId client) {
        var turn = settings.turn();
        if (turn.urls().isEmpty() || turn.secret() == null) {
            return List.of();
        }
        var username = clock.instant().plus(LIFE).getEpochSecond() + ":" + client;
        return List.of(new IceServer(turn.urls(), username, signature(turn.secret(), username)));
    }

    private static String signature(String secret, String username) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
