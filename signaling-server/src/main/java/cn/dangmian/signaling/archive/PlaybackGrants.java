package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.PersonId;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signs the permission to play one recording, which the recording service verifies without asking back. */
@Component
public class PlaybackGrants {

    /**
     * @param grant a signed token; hand it to the recording service by POST, never in an address
     * @param expiresInSeconds not a time, because the clock of a PC may stand anywhere
     */
    public record Grant(String grant, long expiresInSeconds) {}

    private static final Duration SHORT = Duration.ofMinutes(1);

    private final ArchiveSettings settings;
    private final ECDSASigner signer;
    private final SeatNames names;
    private final Audit audit;
    private final Clock clock;

    PlaybackGrants(ArchiveSettings settings, SeatNames names, Audit audit, Clock clock) {
        this.settings = settings;
        this.signer = signer(settings);
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    private static ECDSASigner signer(ArchiveSettings settings) {
        try {
            var pem = Files.readString(settings.grantKey()).replaceAll("-----[A-Z ]+-----", "");
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem));
            return new ECDSASigner((ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException("dangmian.archive.grant-key cannot be read: " + settings.grantKey(), e);
        } catch (GeneralSecurityException | JOSEException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "dangmian.archive.grant-key is no EC P-256 key in PEM: " + settings.grantKey(), e);
        }
    }

    /** Every permission is logged: playing is a look into somebody's life. */
    @Transactional
    public Grant grant(PersonId person, RecordingId recording, String purpose) {
        audit.done(person.value(), "archive.play", recording.toString(), Map.of("purpose", purpose));
        return new Grant(
                sign(claims(person.toString(), recording, settings.grantLife()).build()),
                settings.grantLife().toSeconds());
    }

    /** A pack leaves the house: it is logged as what it is, and the permission lasts as long as asking for it. */
    @Transactional
    public Grant toTakePack(PersonId person, RecordingId recording, String purpose) {
        audit.done(person.value(), "archive.take-pack", recording.toString(), Map.of("purpose", purpose));
        return new Grant(
                sign(claims(person.toString(), recording, SHORT)
                        .claim("use", "pack")
                        .build()),
                SHORT.toSeconds());
    }

    /** One film of the whole talk: to have it made, which takes a while, and to take it away. */
    @Transactional
    public Grant toTakeComposite(PersonId person, RecordingId recording, String purpose, String language) {
        var facts = Map.of("purpose", purpose, "language", language);
        audit.done(person.value(), "archive.take-composite", recording.toString(), facts);
        return new Grant(
                sign(claims(person.toString(), recording, settings.grantLife())
                        .claim("use", "composite")
                        .claim("language", language)
                        .claim("names", names.of(recording))
                        .build()),
                settings.grantLife().toSeconds());
    }

    /** For this side itself, to bring what belongs to a recording. */
    String toDeliver(RecordingId recording) {
        return sign(claims("signaling-server", recording, SHORT)
                .claim("use", "deliver")
                .build());
    }

    /** For this side itself, to look at what is there. */
    String toInspect() {
        return sign(claims("signaling-server", SHORT).claim("use", "inspect").build());
    }

    private JWTClaimsSet.Builder claims(String subject, RecordingId recording, Duration life) {
        return claims(subject, life).claim("recording", recording.toString());
    }

    private JWTClaimsSet.Builder claims(String subject, Duration life) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer("signaling-server")
                .audience("recording-service")
                .subject(subject)
                .jwtID(Ids.next().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)));
    }

    private String sign(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a permission to play could not be signed", e);
        }
    }
}
