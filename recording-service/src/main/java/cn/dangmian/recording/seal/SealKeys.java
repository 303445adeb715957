package cn.dangmian.recording.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.dangmian.recording.kernel.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The key that seals, and the public keys by which anybody can tell what it and those before it have sealed. */
@Component
public class SealKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final int ID_DIGITS = 16;

    private final PrivateKey own;
    private final PublicKey ownPublic;
    private final Map<String, PublicKey> known = new LinkedHashMap<>();

    SealKeys(SealSettings settings) {
        own = read(settings.key(), "PRIVATE KEY", der -> factory().generatePrivate(new PKCS8EncodedKeySpec(der)));
        ownPublic = publicKey(settings.key());
        known.put(id(ownPublic), ownPublic);
        for (var file : settings.formerKeys()) {
            var former = publicKey(file);
            known.put(id(former), former);
        }
        if (!isOwn(sign("probe".getBytes(US_ASCII)))) {
            throw new IllegalStateException("dangmian.seal.key: the public key in " + settings.key()
                    + " is not that of the private one (expected: its own)");
        }
    }

    /** Of the key that signs now: the beginning of the SHA-256 of the public key in DER. */
    public String id() {
        return id(ownPublic);
    }

    public byte[] sign(byte[] content) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(own);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a seal could not be signed", e);
        }
    }

    /** All public keys in PEM, by their ids. */
    public Map<String, String> pem() {
        var all = new LinkedHashMap<String, String>();
        known.forEach((id, key) -> all.put(id, pem(key)));
        return all;
    }

    /** The 32 bytes behind the fixed beginning of the DER form. */
    byte[] rawPublic() {
        var der = ownPublic.getEncoded();
        return Arrays.copyOfRange(der, der.length - 32, der.length);
    }

    private boolean isOwn(byte[] signed) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(ownPublic);
            signature.update("probe".getBytes(US_ASCII));
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String id(PublicKey key) {
        return Sha256.of(key.getEncoded()).hex().substring(0, ID_DIGITS);
    }

    private static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static PublicKey publicKey(Path file) {
        return read(file, "PUBLIC KEY", der -> factory().generatePublic(new X509EncodedKeySpec(der)));
    }

    private interface Reading<K> {
        K of(byte[] der) throws GeneralSecurityException;
    }

    private static <K> K read(Path file, String kind, Reading<K> reading) {
        try {
            var block = Pattern.compile("-----BEGIN " + kind + "-----([^-]+)-----END")
                    .matcher(Files.readString(file));
            if (!block.find()) {
                throw new IllegalStateException("no " + kind + " in " + file + " (expected: one, Ed25519 in PEM)");
            }
            return reading.of(Base64.getMimeDecoder().decode(block.group(1)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "dangmian.seal.key: " + file + " (expected: an Ed25519 " + kind + " in PEM)", e);
        }
    }

    private static KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM);
    }
}
