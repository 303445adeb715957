package cn.dangmian.recording.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** A file of the vault as it was before it was encrypted. It decrypts the segments that are asked for and no others. */
final class OpenedFile implements SeekableByteChannel {

    private final SeekableByteChannel file;
    private final SecretKey key;
    private final byte[] prefix;
    private final long length;
    private long position;
    private long held = -1;
    private ByteBuffer segment = ByteBuffer.allocate(0);

    OpenedFile(SeekableByteChannel file, SecretKey key) throws IOException {
        this.file = file;
        this.key = key;
        prefix = read(FileCipher.MAGIC.length, FileCipher.PREFIX);
        var encrypted = file.size() - FileCipher.HEAD;
        var segments = Math.max(1, (encrypted + FileCipher.ENCRYPTED_SEGMENT - 1) / FileCipher.ENCRYPTED_SEGMENT);
        length = encrypted - segments * Aead.TAG;
        if (length < 0) {
            throw new DamagedFile("the file is cut off");
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= length) {
            return -1;
        }
        hold(position / FileCipher.SEGMENT);
        var at = (int) (position % FileCipher.SEGMENT);
        var count = Math.min(target.remaining(), segment.limit() - at);
        target.put(segment.slice(at, count));
        position += count;
        return count;
    }

    private void hold(long number) throws IOException {
        if (held == number) {
            return;
        }
        var last = number == FileCipher.segments(length) - 1;
        var begin = FileCipher.HEAD + number * FileCipher.ENCRYPTED_SEGMENT;
        var encrypted = read(begin, (int) Math.min(FileCipher.ENCRYPTED_SEGMENT, file.size() - begin));
        try {
            var nonce = FileCipher.nonce(prefix, number, last);
            segment =
                    ByteBuffer.wrap(Aead.cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(encrypted));
            held = number;
        } catch (GeneralSecurityException e) {
            throw new DamagedFile("segment " + number + " is not as it was written");
        }
    }

    private byte[] read(long at, int count) throws IOException {
        var bytes = ByteBuffer.allocate(count);
        file.position(at);
        while (bytes.hasRemaining()) {
            if (file.read(bytes) < 0) {
                throw new DamagedFile("the file is cut off");
            }
        }
        return bytes.array();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long wanted) {
        position = wanted;
        return this;
    }

    @Override
    public long size() {
        return length;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
