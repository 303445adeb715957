package cn.dangmian.signaling.journey;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app on somebody's phone. It knows the standard, and nothing of the product. */
record App(byte[] secret) {

    static App with(String base32) {
        var bits = new StringBuilder();
        for (var letter : base32.toCharArray()) {
            var five = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits.append(Integer.toBinaryString(32 + five).substring(1));
        }
        var number = new BigInteger("1" + bits, 2).toByteArray();
        var secret = new byte[bits.length() / 8];
        System.arraycopy(number, number.length - secret.length, secret, 0, secret.length);
        return new App(secret);
    }

    /** The code of the step that is so many steps from now. */
    String code(int off) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var step = Instant.now().getEpochSecond() / 30 + off;
            var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            var number = ByteBuffer.wrap(hash, hash[19] & 15, 4).getInt() & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
