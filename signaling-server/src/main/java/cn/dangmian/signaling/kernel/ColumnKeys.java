package cn.dangmian.signaling.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of encrypted columns, from a file with one key a line: {@code number:base64 of 32 bytes}. The first line is the
 * current one; the others still read what was written with them. Two keys are derived from each (HKDF with SHA-256, RFC 5869):
 * one encrypts, one makes the hashes that are searched by.
 */
final class ColumnKeys {

    private static final int BYTES = 32;

    /** @param id its number in the file */
    record ColumnKey(int id, SecretKey encryption, SecretKey search) {}

    private final List<ColumnKey> keys;

    private ColumnKeys(List<ColumnKey> keys) {
        this.keys = List.copyOf(keys);
    }

    static ColumnKeys read(Path file) {
        try {
            var keys = new ArrayList<ColumnKey>();
            for (var line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                if (!line.isBlank()) {
                    keys.add(key(file, line.strip(), keys));
                }
            }
            if (keys.isEmpty()) {
                throw new IllegalStateException("dangmian.kernel.column-keys holds no key: " + file);
            }
            return new ColumnKeys(keys);
        } catch (IOException e) {
            throw new UncheckedIOException("dangmian.kernel.column-keys cannot be read: " + file, e);
        }
    }

    private static ColumnKey key(Path file, String line, List<ColumnKey> before) {
        var parts = line.split(":", 2);
        try {
            var id = Integer.parseInt(parts[0]);
            var secret = Base64.getDecoder().decode(parts[1]);
            if (secret.length != BYTES || before.stream().anyMatch(other -> other.id() == id)) {
                throw new IllegalArgumentException();
            }
            return new ColumnKey(
                    id, derived(secret, "column encryption", "AES"), derived(secret, "column search", "HMAC"));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            // Without the cause: it would quote the secret.
            throw new IllegalStateException("dangmian.kernel.column-keys: a line of " + file
                    + " is not 'number:base64 of 32 bytes' with a number of its own");
        }
    }

    private static SecretKey derived(byte[] secret, String purpose, String algorithm) {
        try {
            var from = HKDFParameterSpec.ofExtract()
                    .addIKM(new SecretKeySpec(secret, "Generic"))
                    .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    ColumnKey current() {
        return keys.getFirst();
    }

    List<ColumnKey> all() {
        return keys;
    }

    ColumnKey numbered(int id) {
        return keys.stream()
                .filter(key -> key.id() == id)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("dangmian.kernel.column-keys has no key " + id));
    }
}
