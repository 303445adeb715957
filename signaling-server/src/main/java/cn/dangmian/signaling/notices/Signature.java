package cn.dangmian.signaling.notices;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a message to the gateway, and a receipt from it, is signed by: HMAC-SHA-256 over its address, time, nonce and the hash of
 * its body.
 *
 * @param path to which it is posted; so that nothing signed for one end is taken at the other
 * @param timestamp in seconds since 1970
 */
record Signature(String path, String timestamp, String nonce) {

    static final String KEY_ID = "X-Key-Id";
    static final String TIMESTAMP = "X-Timestamp";
    static final String NONCE = "X-Nonce";
    static final String SIGNATURE = "X-Signature";

    String over(byte[] body, String secret) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(body);
            var text = "POST\n" + path + "\n" + timestamp + "\n" + nonce + "\n"
                    + HexFormat.of().formatHex(hash);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In a time that tells nothing of how far it is right. */
    boolean isOver(byte[] body, String secret, String given) {
        return MessageDigest.isEqual(
                over(body, secret).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
