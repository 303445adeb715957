package cn.dangmian.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A key that seals.
 *
 * @param pair file with both its halves
 * @param pub file with what may be published
 */
record SealKey(Path pair, Path pub) {

    static SealKey make(Path folder) throws IOException {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var half = pem("PUBLIC KEY", pair.getPublic().getEncoded());
            return new SealKey(
                    Files.writeString(
                            Files.createTempFile(folder, "seal", ".pem"),
                            pem("PRIVATE KEY", pair.getPrivate().getEncoded()) + half),
                    Files.writeString(Files.createTempFile(folder, "seal", ".pub"), half));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }
}
