package cn.dangmian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The secrets of one machine: made at the first start, kept in files that only their owner may read. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;

    Secrets(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String random() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String get(String name) {
        var file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file, random());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs permissions to play: EC P-256, PKCS#8 in PEM. */
    Path grantPrivateKey() {
        ensureGrantKeys();
        return directory.resolve("grant-private.pem");
    }

    Path grantPublicKey() {
        ensureGrantKeys();
        return directory.resolve("grant-public.pem");
    }

    /** Seals identity and telephone numbers: one key of 256 bits. */
    Path columnKeys() {
        return numberedKey("column.keys");
    }

    /** Wraps the keys of the files of recordings; in the same form. */
    Path vaultKeys() {
        return numberedKey("vault.keys");
    }

    private Path numberedKey(String name) {
        var file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                var key = new byte[32];
                RANDOM.nextBytes(key);
                write(file, "1:" + Base64.getEncoder().encodeToString(key) + "\n");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ensureGrantKeys() {
        if (Files.exists(directory.resolve("grant-public.pem"))) {
            return;
        }
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256, RANDOM);
            var pair = generator.generateKeyPair();
            write(
                    directory.resolve("grant-private.pem"),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            write(
                    directory.resolve("grant-public.pem"),
                    pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("the keys for playing cannot be made", e);
        }
    }

    /** Signs heads of the log: Ed25519, PKCS#8 in PEM with the public key behind it, in one file. */
    Path auditKey() {
        return signingKey("audit-key.pem");
    }

    /** Seals recordings; in the same form. */
    Path sealKey() {
        return signingKey("seal-key.pem");
    }

    private Path signingKey(String name) {
        var file = directory.resolve(name);
        if (Files.exists(file)) {
            return file;
        }
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            write(
                    file,
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                            + pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            return file;
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("a key that signs cannot be made", e);
        }
    }

    private static String pem(String what, byte[] key) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END " + what + "-----\n";
    }

    private static void write(Path file, String text) throws IOException {
        // Whole or not at all: half a secret would be kept for ever.
        var whole = Files.createTempFile(
                file.getParent(),
                "new",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(whole, text);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
