package cn.dangmian.signaling.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Encrypts single values of columns (AES-256-GCM) and makes the keyed hashes (HMAC-SHA-256) by which they are found again. A
 * sealed value is one byte of format, four bytes of key number, twelve of nonce, then the value and its tag; it opens only in
 * the place it was sealed for.
 */
@Component
public class ColumnCipher {

    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD = 1 + Integer.BYTES + NONCE;

    private final ColumnKeys keys;
    private final SecureRandom random = new SecureRandom();

    ColumnCipher(KernelSettings settings) {
        this.keys = ColumnKeys.read(settings.columnKeys());
    }

    /** @param place table, column and id of the row: a value that is copied to another place does not open there */
    public byte[] seal(String text, String place) {
        return seal(text.getBytes(StandardCharsets.UTF_8), place);
    }

    /** The same for what is no text. */
    public byte[] seal(byte[] value, String place) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var head = ByteBuffer.allocate(HEAD)
                .put(FORMAT)
                .putInt(keys.current().id())
                .put(nonce)
                .array();
        try {
            var body = cipher(Cipher.ENCRYPT_MODE, keys.current(), head, place).doFinal(value);
            return ByteBuffer.allocate(HEAD + body.length).put(head).put(body).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws RuntimeException when it was changed, moved to another place, or its key is gone */
    public String open(byte[] sealed, String place) {
        return new String(openBytes(sealed, place), StandardCharsets.UTF_8);
    }

    /** The same for what is no text. */
    public byte[] openBytes(byte[] sealed, String place) {
        if (sealed.length < HEAD || sealed[0] != FORMAT) {
            throw new IllegalStateException("no sealed value at " + place);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, keys.numbered(keyOf(sealed)), sealed, place)
                    .doFinal(sealed, HEAD, sealed.length - HEAD);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the value at " + place + " does not open", e);
        }
    }

    /** What an earlier key sealed, sealed with the current one. */
    public byte[] anew(byte[] sealed, String place) {
        return seal(openBytes(sealed, place), place);
    }

    /** Number of the key that seals now; what was sealed with another is sealed anew by whoever owns the column. */
    public int currentKey() {
        return keys.current().id();
    }

    /** The hash to store beside a sealed value. @param kind what it is, so that equal texts of two kinds differ */
    public byte[] hash(String text, String kind) {
        return hash(text, kind, keys.current());
    }

    /** The hashes to search by: one for each key that rows may still be written with. */
    public List<byte[]> hashes(String text, String kind) {
        return keys.all().stream().map(key -> hash(text, kind, key)).toList();
    }

    private static int keyOf(byte[] sealed) {
        return ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt();
    }

    private static byte[] hash(String text, String kind, ColumnKeys.ColumnKey key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key.search());
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, ColumnKeys.ColumnKey key, byte[] head, String place)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.encryption(), new GCMParameterSpec(TAG_BITS, head, HEAD - NONCE, NONCE));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
