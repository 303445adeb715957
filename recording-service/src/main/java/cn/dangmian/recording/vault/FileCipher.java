package cn.dangmian.recording.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/**
 * How a file lies in the vault: a head, then segments that are encrypted one by one, so that any of them can be read without the
 * others and none can be cut off, moved or left out unseen. A nonce is the head's random prefix, the segment's number and whether it is
 * the last.
 */
final class FileCipher {

    static final byte[] MAGIC = {'D', 'M', 'V', '1'};
    static final int PREFIX = 7;
    static final int HEAD = MAGIC.length + PREFIX;

    /** Of what is encrypted, but for the last. */
    static final int SEGMENT = 1 << 16;

    static final int ENCRYPTED_SEGMENT = SEGMENT + Aead.TAG;

    private static final SecureRandom RANDOM = new SecureRandom();

    private FileCipher() {}

    static boolean isEncrypted(SeekableByteChannel file) throws IOException {
        var begin = ByteBuffer.allocate(MAGIC.length);
        fill(file.position(0), begin);
        file.position(0);
        return Arrays.equals(begin.array(), MAGIC);
    }

    static byte[] nonce(byte[] prefix, long segment, boolean last) {
        return ByteBuffer.allocate(Aead.NONCE)
                .put(prefix)
                .putInt((int) segment)
                .put((byte) (last ? 1 : 0))
                .array();
    }

    static long segments(long length) {
        return Math.max(1, (length + SEGMENT - 1) / SEGMENT);
    }

    /** Of the file in the vault. @param length of what it was before */
    static long lengthOf(long length) {
        return HEAD + length + segments(length) * Aead.TAG;
    }

    /** Segment by segment, however long it is. */
    static void encrypt(SeekableByteChannel content, WritableByteChannel target, SecretKey key) throws IOException {
        var prefix = new byte[PREFIX];
        RANDOM.nextBytes(prefix);
        write(target, ByteBuffer.allocate(HEAD).put(MAGIC).put(prefix).flip());
        var segments = segments(content.size());
        var buffer = ByteBuffer.allocate(SEGMENT);
        var encrypted = ByteBuffer.allocate(ENCRYPTED_SEGMENT);
        try {
            for (var segment = 0L; segment < segments; segment++) {
                fill(content, buffer.clear());
                var nonce = nonce(prefix, segment, segment == segments - 1);
                Aead.cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(buffer.flip(), encrypted.clear());
                write(target, encrypted.flip());
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a file could not be encrypted", e);
        }
    }

    private static void fill(SeekableByteChannel content, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining() && content.read(buffer) >= 0) {
            // A channel may give less than is asked for.
        }
    }

    private static void write(WritableByteChannel target, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            target.write(bytes);
        }
    }
}
