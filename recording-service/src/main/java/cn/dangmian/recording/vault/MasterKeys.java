package cn.dangmian.recording.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The keys that wrap the keys of files, from a file with one a line: {@code number:base64 of 32 bytes}. The first line is the current
 * one; the others still open what was wrapped with them.
 */
@Component
class MasterKeys {

    private static final int BYTES = 32;

    private final Map<Integer, SecretKey> keys = new LinkedHashMap<>();

    MasterKeys(VaultSettings settings) throws IOException {
        for (var line : Files.readAllLines(settings.keys(), US_ASCII)) {
            if (!line.isBlank()) {
                add(line.strip().split(":", 2));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("dangmian.vault.keys holds no key: " + settings.keys());
        }
    }

    private void add(String[] parts) {
        try {
            var secret = Base64.getDecoder().decode(parts[1]);
            if (secret.length != BYTES
                    || keys.putIfAbsent(Integer.parseInt(parts[0]), new SecretKeySpec(secret, "AES")) != null) {
                throw new IllegalArgumentException();
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            // Without the cause: it would quote the secret.
            throw new IllegalStateException(
                    "dangmian.vault.keys: a line is not 'number:base64 of 32 bytes' with a number of its own");
        }
    }

    int current() {
        return keys.keySet().iterator().next();
    }

    SecretKey numbered(int number) {
        var key = keys.get(number);
        if (key == null) {
            throw new IllegalStateException("dangmian.vault.keys has no key " + number);
        }
        return key;
    }
}
