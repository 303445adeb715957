package cn.dangmian.recording;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** Asks the service as a browser does. */
record Player(Lab lab, String cookie) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Player without(Lab lab) {
        return new Player(lab, "");
    }

    static Player of(Talk talk) {
        return new Player(talk.lab, "grant=" + grant(talk.lab.grantKey, talk.recording, Duration.ofMinutes(10)));
    }

    static String grant(ECKey key, UUID recording, Duration life) {
        return sign(key, claims(recording, life).build());
    }

    static JWTClaimsSet.Builder claims(UUID recording, Duration life) {
        return new JWTClaimsSet.Builder()
                .issuer("signaling-server")
                .audience("recording-service")
                .subject(UUID.randomUUID().toString())
                .claim("recording", recording.toString())
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plus(life)));
    }

    static String sign(ECKey key, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the signaling server gives to whoever may take a recording away, or to itself to bring something. */
    static String grant(Talk talk, String use) {
        return sign(
                talk.lab.grantKey,
                claims(talk.recording, Duration.ofMinutes(1)).claim("use", use).build());
    }

    static HttpResponse<byte[]> pack(Talk talk) {
        return without(talk.lab)
                .post("/recordings/" + talk.recording + "/pack", "{\"grant\":\"" + grant(talk, "pack") + "\"}");
    }

    static HttpResponse<byte[]> pack(Talk talk, String language) {
        return without(talk.lab)
                .post(
                        "/recordings/" + talk.recording + "/pack",
                        "{\"grant\":\"%s\",\"composite\":\"%s\"}".formatted(grant(talk, "pack"), language));
    }

    /** @param what nothing to ask for it, or {@code /state}, {@code /cancel} or {@code /file} */
    static HttpResponse<byte[]> composite(Talk talk, String what, Map<String, String> names) {
        var order = claims(talk.recording, Duration.ofMinutes(1))
                .claim("use", "composite")
                .claim("language", "zh")
                .claim("names", names)
                .build();
        return without(talk.lab)
                .post(
                        "/recordings/" + talk.recording + "/composite" + what,
                        "{\"grant\":\"" + sign(talk.lab.grantKey, order) + "\"}");
    }

    static HttpResponse<byte[]> deliver(Talk talk, byte[] content, String sha256) {
        return deliver(talk, content, sha256, grant(talk, "deliver"));
    }

    static HttpResponse<byte[]> deliver(Talk talk, byte[] content, String sha256, String grant) {
        var player = without(talk.lab);
        return player.send(player.request(
                        "/recordings/" + talk.recording + "/exhibits/" + sha256, "Authorization", "Bearer " + grant)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                .build());
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<byte[]> post(String path, String json) {
        return send(request(path, "Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(lab.url(path)));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }
}
