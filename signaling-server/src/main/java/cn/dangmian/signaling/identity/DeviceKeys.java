package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Keys of devices as browsers make them: ECDSA on P-256, the public one as SubjectPublicKeyInfo, signatures as two plain numbers. */
final class DeviceKeys {

    private static final int P256_BITS = 256;

    private DeviceKeys() {}

    /** @param base64 what a page sends */
    static byte[] publicKey(String base64) {
        try {
            var encoded = Base64.getDecoder().decode(base64);
            if (key(encoded).getParams().getCurve().getField().getFieldSize() == P256_BITS) {
                return encoded;
            }
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException noKey) {
            throw badKey();
        }
        throw badKey();
    }

    private static Refused badKey() {
        return Refused.malformed("identity.bad-key", "the public key is no EC P-256 key");
    }

    private static ECPublicKey key(byte[] encoded) throws GeneralSecurityException {
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    }

    static boolean isSigned(byte[] publicKey, String text, String signature) {
        try {
            var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(key(publicKey));
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }

    /** What a page and the server call a key when they ask each other which one is meant. */
    static String nameOf(byte[] publicKey) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
