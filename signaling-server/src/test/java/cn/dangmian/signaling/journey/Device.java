package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** A browser with a key of its own, as WebCrypto makes it. */
record Device(String id, String terminal, KeyPair keys) {

    static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String publicKey(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    static Map<String, String> enrolment(String code, KeyPair keys) {
        return Map.of("code", code, "publicKey", publicKey(keys), "label", "Chromium on Linux");
    }

    static String showCode(Node node, Visitor admin, UUID terminal) {
        var shown = admin.post(node, "/api/terminals/" + terminal + "/enrolment-code", Map.of());
        assertThat(shown.status()).as(shown.text()).isEqualTo(201);
        return shown.text("code");
    }

    static Device enrolled(Node node, Visitor admin, UUID terminal) {
        var keys = newKeys();
        var machine = new Visitor();
        machine.get(node, "/api/sign-in");
        var answer = machine.post(node, "/api/enrolments", enrolment(showCode(node, admin, terminal), keys));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("terminal").path("id").asString()).isEqualTo(terminal.toString());
        return new Device(answer.text("device"), terminal.toString(), keys);
    }

    Answer challenge(Node node, Visitor visitor) {
        return visitor.post(node, "/api/devices/challenge", Map.of("device", id));
    }

    /** Headers of a CONNECT that prove this device. */
    Map<String, String> proof(Node node, Visitor visitor) {
        return proof(challenge(node, visitor).text("nonce"), "connect", terminal, Machine.ORIGIN);
    }

    Map<String, String> proof(String nonce, String purpose, String at, String origin) {
        var text = String.join("\n", purpose, nonce, at, origin);
        return Map.of("device", id, "nonce", nonce, "signature", sign(text));
    }

    private String sign(String text) {
        try {
            var signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(keys.getPrivate());
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Page open(Node node, Visitor visitor, UUID client) {
        return Page.open(node, visitor, client, proof(node, visitor));
    }
}
