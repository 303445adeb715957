package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Browsers that are known by a signed cookie (OWASP: device cookies). Who signed in well at one before has a counter of wrong
 * guesses of their own there, so that an attacker who locks the login elsewhere does not lock it there.
 */
@Component
class KnownBrowsers {

    static final String COOKIE = "dangmian-device";

    /** Of nobody; asked for like any other, so that a browser without a cookie takes as long. */
    static final UUID NONE = new UUID(0, 0);

    private static final Duration LIFE = Duration.ofDays(400);

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;

    KnownBrowsers(JdbcClient jdbc, ColumnCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    UUID of(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? NONE
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .flatMap(cookie -> read(cookie.getValue()))
                        .findFirst()
                        .orElse(NONE);
    }

    private Stream<UUID> read(String cookie) {
        var parts = cookie.split("\\.", 2);
        if (parts.length < 2 || !isSigned(parts[0], parts[1])) {
            return Stream.empty();
        }
        return Stream.of(UUID.fromString(parts[0]));
    }

    boolean isKnown(UUID device, String login) {
        return jdbc.sql("""
                        select exists (select from known_device k join person p on p.id = k.person
                                       where k.device = ? and p.login = ?)""").params(device, login).query(Boolean.class).single();
    }

    void remember(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        var device =
                Optional.of(of(request)).filter(known -> !known.equals(NONE)).orElseGet(UUID::randomUUID);
        jdbc.sql("insert into known_device (device, person) values (?, ?) on conflict do nothing")
                .params(device, person.value())
                .update();
        var cookie = ResponseCookie.from(COOKIE, device + "." + sign(device.toString()))
                .path("/api")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .maxAge(LIFE)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    void forgetAllBut(UUID device, PersonId person) {
        jdbc.sql("delete from known_device where person = ? and device <> ?")
                .params(person.value(), device)
                .update();
    }

    private String sign(String device) {
        return text(cipher.hash(device, COOKIE));
    }

    private boolean isSigned(String device, String signature) {
        return cipher.hashes(device, COOKIE).stream()
                .anyMatch(hash -> MessageDigest.isEqual(
                        text(hash).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
