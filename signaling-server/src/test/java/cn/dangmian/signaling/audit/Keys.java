package cn.dangmian.signaling.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** Key files and settings as an installation has them. */
final class Keys {

    private Keys() {}

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path file(Path folder, Key... keys) {
        try {
            var text = new StringBuilder();
            for (var key : keys) {
                var kind = key instanceof PrivateKey ? "PRIVATE KEY" : "PUBLIC KEY";
                text.append("-----BEGIN ").append(kind).append("-----\n");
                text.append(Base64.getMimeEncoder().encodeToString(key.getEncoded()));
                text.append("\n-----END ").append(kind).append("-----\n");
            }
            return Files.writeString(Files.createTempFile(folder, "key", ".pem"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AuditSettings settings(Path folder, Path key, Path... former) {
        var day = Duration.ofDays(1);
        return new AuditSettings(key, List.of(former), folder.resolve("anchor"), "node:1", day, day);
    }

    static AuditSettings settings(Path folder) {
        var pair = pair();
        return settings(folder, file(folder, pair.getPrivate(), pair.getPublic()));
    }
}
