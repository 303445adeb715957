package cn.dangmian.signaling.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Seals secrets that must be read again (AES-256-GCM). What is sealed for one purpose and owner does not open for another, so that
 * nobody who writes rows can pass one person's secret off as another's.
 */
@Component
class Sealing {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, byte[]> keys = new LinkedHashMap<>();
    private final String current;

    Sealing(EntranceSettings settings) {
        Stream.concat(Stream.of(settings.secretKey()), settings.formerSecretKeys().stream())
                .map(key -> key.split(":", 2))
                .forEach(key -> keys.putIfAbsent(key[0], derived("sealing", key[1])));
        current = keys.keySet().iterator().next();
    }

    /** @param owner what it is and whose; needed again to open */
    String seal(byte[] secret, String owner) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, current, nonce, owner, secret);
        var whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed);
        return current + ":" + Base64.getEncoder().encodeToString(whole.array());
    }

    byte[] open(String sealed, String owner) {
        var parts = sealed.split(":", 2);
        var whole = ByteBuffer.wrap(Base64.getDecoder().decode(parts[1]));
        var nonce = new byte[NONCE_BYTES];
        whole.get(nonce);
        var rest = new byte[whole.remaining()];
        whole.get(rest);
        return cipher(Cipher.DECRYPT_MODE, parts[0], nonce, owner, rest);
    }

    private byte[] cipher(int mode, String name, byte[] nonce, String owner, byte[] text) {
        var key = keys.get(name);
        if (key == null) {
            throw new IllegalStateException("no key of this name in dangmian.identity.*secret-key*: " + name);
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what key " + name + " sealed for " + owner + " cannot be used", e);
        }
    }

    /** A signature only this installation can make, with the current key. */
    String sign(String text) {
        return signature(current, text);
    }

    /** Whether any of the keys made this signature of the text. */
    boolean isSigned(String text, String signature) {
        return keys.keySet().stream()
                .anyMatch(name -> MessageDigest.isEqual(
                        signature(name, text).getBytes(StandardCharsets.UTF_8),
                        signature.getBytes(StandardCharsets.UTF_8)));
    }

    private String signature(String name, String text) {
        var key = keys.getOrDefault(name, new byte[1]);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, "signing " + text));
    }

    private static byte[] derived(String purpose, String secret) {
        return mac(secret.getBytes(StandardCharsets.UTF_8), purpose);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
