package cn.dangmian.recording.playback;

import cn.dangmian.recording.composite.Labels;
import cn.dangmian.recording.composite.Language;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Seat;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells a grant that the signaling server signed from everything else. */
@Component
class Grants {

    // Ten minutes and some difference between two clocks: a longer grant was not made as agreed.
    private static final Duration LONGEST = Duration.ofMinutes(11);
    private static final int LONGEST_TOKEN = 4096;

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private final ECDSAVerifier verifier;
    private final Clock clock;

    Grants(PlaybackSettings settings, Clock clock) {
        this.clock = clock;
        try {
            verifier = new ECDSAVerifier(key(Files.readString(settings.grantKey())));
            if (!verifier.supportedJWSAlgorithms().contains(JWSAlgorithm.ES256)) {
                throw new InvalidKeyException("not of the curve P-256");
            }
        } catch (IOException | GeneralSecurityException | JOSEException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "dangmian.playback.grant-key: " + settings.grantKey()
                            + " (expected: a PEM file with an EC P-256 public key)",
                    e);
        }
    }

    /** Whether the signaling server asks what is here; such a grant is for no recording. */
    boolean mayInspect(String token) {
        return signed(token, Use.INSPECT).filter(this::isValid).isPresent();
    }

    /** Empty for what is forged, expired, meant for others or for another use, or not a grant at all. */
    Optional<Grant> read(String token, Use use) {
        try {
            var claims = signed(token, use);
            return claims.isPresent() ? grant(claims.get()) : Optional.empty();
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A permission to have a composite made and to take it away, with what is to stand on it. */
    Optional<Order> readOrder(String token) {
        try {
            var claims = signed(token, Use.COMPOSITE);
            var grant = claims.isPresent() ? grant(claims.get()) : Optional.<Grant>empty();
            return grant.isPresent()
                    ? Optional.of(new Order(grant.get(), labels(claims.orElseThrow())))
                    : Optional.empty();
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    record Order(Grant grant, Labels labels) {}

    private static Labels labels(JWTClaimsSet claims) throws ParseException {
        var names = new HashMap<String, String>();
        var told = claims.getJSONObjectClaim("names");
        if (told != null) {
            told.forEach((seat, name) -> names.put(new Seat(seat).word(), String.valueOf(name)));
        }
        return new Labels(Language.of(String.valueOf(claims.getStringClaim("language"))), names);
    }

    private Optional<JWTClaimsSet> signed(String token, Use use) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        try {
            var jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(verifier)) {
                return Optional.empty();
            }
            var claims = jwt.getJWTClaimsSet();
            return use.isMeantBy(claims.getStringClaim("use")) ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private Optional<Grant> grant(JWTClaimsSet claims) throws ParseException {
        var recording = claims.getStringClaim("recording");
        return recording != null && isValid(claims)
                ? Optional.of(new Grant(
                        claims.getJWTID(),
                        claims.getSubject(),
                        new RecordingId(UUID.fromString(recording)),
                        claims.getExpirationTime().toInstant()))
                : Optional.empty();
    }

    private boolean isValid(JWTClaimsSet claims) {
        var expires = claims.getExpirationTime();
        if (expires == null || claims.getSubject() == null || claims.getJWTID() == null) {
            return false;
        }
        var left = Duration.between(clock.instant(), expires.toInstant());
        return "signaling-server".equals(claims.getIssuer())
                && claims.getAudience().equals(List.of("recording-service"))
                && left.isPositive()
                && left.compareTo(LONGEST) <= 0;
    }

    private static ECPublicKey key(String pem) throws GeneralSecurityException {
        var begin = pem.indexOf(BEGIN);
        var end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new InvalidKeyException("no public key");
        }
        var der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
    }
}
