package cn.dangmian.signaling.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The key that signs heads, and all whose signatures count. */
@Component
class HeadKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final int ID_DIGITS = 16;

    private final PrivateKey own;
    private final String ownId;
    private final Map<String, PublicKey> trusted = new HashMap<>();

    HeadKeys(AuditSettings settings) {
        own = read(settings.key(), "PRIVATE KEY", der -> factory().generatePrivate(new PKCS8EncodedKeySpec(der)));
        ownId = trust(settings.key());
        settings.formerKeys().forEach(this::trust);
        if (!verifies(ownId, "probe", sign("probe"))) {
            throw new IllegalStateException("dangmian.audit.key: the public key in " + settings.key()
                    + " is not that of the private one (expected: its own)");
        }
    }

    private String trust(Path file) {
        var key = read(file, "PUBLIC KEY", der -> factory().generatePublic(new X509EncodedKeySpec(der)));
        var id = Link.sha256(key.getEncoded()).substring(0, ID_DIGITS);
        trusted.put(id, key);
        return id;
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
        } catch (IOException e) {
            throw new UncheckedIOException("dangmian.audit.key cannot be read: " + file, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("no Ed25519 " + kind + " in PEM: " + file, e);
        }
    }

    private static KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM);
    }

    String ownId() {
        return ownId;
    }

    String sign(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(own);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a head of the log could not be signed", e);
        }
    }

    boolean verifies(Head head) {
        return verifies(head.key(), head.signedText(), head.signature());
    }

    private boolean verifies(String keyId, String text, String signed) {
        var key = trusted.get(keyId);
        if (key == null) {
            return false;
        }
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(signed));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
