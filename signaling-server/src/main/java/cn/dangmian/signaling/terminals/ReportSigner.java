package cn.dangmian.signaling.terminals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Signs reports with the server's key: the one that signs permissions to play, whose public half the recording service has. The
 * words before the hash keep a signed report from being anything else.
 */
@Component
class ReportSigner {

    static final String BEFORE = "dangmian-commissioning\n";

    private final PrivateKey key;

    ReportSigner(@Value("${dangmian.archive.grant-key}") Path file) {
        try {
            var pem = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
            key = KeyFactory.getInstance("EC")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        } catch (IOException e) {
            throw new UncheckedIOException("the server's signing key cannot be read: " + file, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the server's signing key is no EC key in PEM: " + file, e);
        }
    }

    static String hash(String report) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(report.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return base64 of an ECDSA signature with SHA-256, in DER */
    String sign(String hash) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update((BEFORE + hash).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a report could not be signed", e);
        }
    }
}
