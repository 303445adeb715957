package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.kernel.ColumnCipher;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a screen knows and we do not keep: its code, for minutes, and its secret; of both there are hashes only. */
@Component
class Secrets {

    /** No 0, 1, I, O: it is read from a screen and typed elsewhere. */
    private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int CODE_LENGTH = 6;
    private static final int SECRET_BYTES = 32;
    private static final String CODE = "display-code";
    private static final String SECRET = "display-secret";

    private final ColumnCipher cipher;
    private final SecureRandom random = new SecureRandom();

    Secrets(ColumnCipher cipher) {
        this.cipher = cipher;
    }

    String newCode() {
        return random.ints(CODE_LENGTH, 0, SIGNS.length())
                .mapToObj(sign -> String.valueOf(SIGNS.charAt(sign)))
                .collect(Collectors.joining());
    }

    String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] hashOfCode(String code) {
        return cipher.hash(code, CODE);
    }

    /** However it was typed. */
    List<byte[]> hashesOfCode(String typed) {
        return cipher.hashes(typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""), CODE);
    }

    byte[] hashOfSecret(String secret) {
        return cipher.hash(secret, SECRET);
    }

    List<byte[]> hashesOfSecret(String secret) {
        return cipher.hashes(secret, SECRET);
    }
}
