package cn.dangmian.signaling.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that change with time (RFC 6238, HMAC-SHA-1, 30 s), as every authenticator app makes them. */
final class Totp {

    static final int DIGITS = 6;
    private static final int STEP_SECONDS = 30;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** The step in which this is the code: the present one, the one before or the one after, as clocks differ. */
    static OptionalLong stepOf(byte[] secret, String code, Instant now) {
        return LongStream.rangeClosed(step(now) - 1, step(now) + 1)
                .filter(step -> MessageDigest.isEqual(code(secret, step, DIGITS).getBytes(), code.getBytes()))
                .findFirst();
    }

    static String code(byte[] secret, long step, int digits) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return String.format("%0" + digits + "d", number % (long) Math.pow(10, digits));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 4648 without padding: how apps take a secret. */
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.length * 8; bit += 5) {
            var five = 0;
            for (var i = bit; i < bit + 5; i++) {
                five = five << 1 | (i / 8 < bytes.length ? bytes[i / 8] >> 7 - i % 8 & 1 : 0);
            }
            text.append(BASE32.charAt(five));
        }
        return text.toString();
    }
}
