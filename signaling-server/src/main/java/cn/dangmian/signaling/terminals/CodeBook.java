package cn.dangmian.signaling.terminals;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Codes that can be read aloud: eight of 32 signs, so 40 bits, in two groups; no 0, 1, I, O. */
final class CodeBook {

    private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;
    private static final int ROUNDS = 60_000;
    private static final int HASH_BITS = 256;
    // One for all: a code is found by its hash. What protects it is that it is random, slow to guess, and gone in
    // minutes.
    private static final byte[] SALT = "dangmian enrolment code".getBytes(StandardCharsets.UTF_8);

    private static final SecureRandom RANDOM = new SecureRandom();

    private CodeBook() {}

    static String draw() {
        var code = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            code.append(i == LENGTH / 2 ? "-" : "").append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** However it was typed: small letters, spaces and dashes do not matter. */
    static byte[] hash(String typed) {
        var code = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(code.toCharArray(), SALT, ROUNDS, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
