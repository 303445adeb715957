package cn.dangmian.benchmark.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Permissions as the signaling side signs them. */
public final class Grants {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int LIFE_SECONDS = 50;

    private final PrivateKey key;

    public Grants(Path pem) throws IOException, GeneralSecurityException {
        var encoded = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
        key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(encoded)));
    }

    public String toPlay(UUID recording) throws GeneralSecurityException {
        return sign(recording, Map.of());
    }

    String toTakePack(UUID recording) throws GeneralSecurityException {
        return sign(recording, Map.of("use", "pack"));
    }

    private String sign(UUID recording, Map<String, Object> more) throws GeneralSecurityException {
        var claims = new TreeMap<String, Object>(Map.of(
                "iss",
                "signaling-server",
                "aud",
                "recording-service",
                "sub",
                UUID.randomUUID().toString(),
                "jti",
                UUID.randomUUID().toString(),
                "recording",
                recording.toString(),
                "exp",
                Instant.now().getEpochSecond() + LIFE_SECONDS));
        claims.putAll(more);
        var signed = encoded(Map.of("alg", "ES256")) + "." + encoded(claims);
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(signed.getBytes(UTF_8));
        return signed + "." + BASE64.encodeToString(signature.sign());
    }

    private static String encoded(Map<String, ?> json) {
        return BASE64.encodeToString(JsonMapper.shared().writeValueAsBytes(json));
    }
}
