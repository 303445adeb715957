package cn.dangmian.recording.vault;

import static java.nio.file.StandardOpenOption.READ;

import cn.dangmian.recording.kernel.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files under the SHA-256 of their content, each encrypted with a key of its own. A file gets its final name only when all of it is on
 * the disk, so whatever has a final name is whole.
 */
@Component
public class Vault {

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

    private final Volumes volumes;
    private final FileKeys keys;

    Vault(Volumes volumes, FileKeys keys) {
        this.volumes = volumes;
        this.keys = keys;
    }

    /** A new directory on one of the vault's own disks. */
    public Path workplace() throws IOException {
        return volumes.roomFor(0).newWorkplace();
    }

    /** Removes a workplace with all that is still in it. */
    public void leave(Path workplace) {
        volumes.leave(workplace);
    }

    /** What a file will be called when it is kept. */
    public Sha256 nameOf(Path file) throws IOException {
        return hash(file);
    }

    /** Takes a file from a workplace into the vault and reads it back. */
    public Stored keep(Path file) throws IOException {
        var bytes = Files.size(file);
        var sha256 = hash(file);
        var key = keys.ensure(sha256);
        // A second copy, perhaps on the other disk, would only take room.
        if (!isIntact(sha256)) {
            shelve(file, sha256, key);
        }
        Files.delete(file);
        return new Stored(sha256, bytes);
    }

    private void shelve(Path file, Sha256 sha256, SecretKey key) throws IOException {
        var length = FileCipher.lengthOf(Files.size(file));
        var place = volumes.placeFor(length);
        try (var content = FileChannel.open(file, READ)) {
            place.keep(sha256, length, target -> FileCipher.encrypt(content, target, key));
        }
        if (!isIntact(sha256, place::open)) {
            throw new IOException(place + " did not keep " + sha256 + " as it was written");
        }
        // The damaged one would be found first.
        for (var before : volumes.before(place)) {
            if (!isIntact(sha256, before::open)) {
                before.delete(sha256);
            }
        }
    }

    /** The same for what is small and in memory. */
    public Stored keep(byte[] content) throws IOException {
        var file = volumes.roomFor(content.length).newFile("small");
        try {
            return keep(Files.write(file, content));
        } finally {
            // What a store does not take is brought again and again.
            Files.deleteIfExists(file);
        }
    }

    /** For reading, at any place. */
    public SeekableByteChannel open(Sha256 sha256) throws IOException {
        return open(sha256, volumes.open(sha256));
    }

    private SeekableByteChannel open(Sha256 sha256, SeekableByteChannel file) throws IOException {
        try {
            // What was kept before files were encrypted lies as it was.
            if (!FileCipher.isEncrypted(file)) {
                return file;
            }
            var key = keys.find(sha256).orElseThrow(() -> new DamagedFile("the key of " + sha256 + " was destroyed"));
            return new OpenedFile(file, key);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * In the transaction that makes it so: without its key the file is noise, here and in every backup. It is removed from the disk
     * soon after.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void destroy(Sha256 sha256) {
        keys.destroy(sha256);
    }

    @Scheduled(fixedDelay = 2000)
    void removeDestroyed() {
        for (var file : keys.destroyed()) {
            try {
                volumes.delete(file);
                keys.removed(file);
            } catch (IOException | DataAccessException later) {
                LOG.warn("{} is removed from the disk later", file, later);
            }
        }
    }

    /**
     * Reads the whole file.
     *
     * @throws IOException when nobody can tell: the store cannot be reached, or the service stops
     */
    public boolean isIntact(Sha256 sha256) throws IOException {
        return isIntact(sha256, volumes::open);
    }

    private boolean isIntact(Sha256 sha256, Opening opening) throws IOException {
        try {
            return hash(open(sha256, opening.open(sha256))).equals(sha256);
        } catch (Unreachable | ClosedByInterruptException untold) {
            throw untold;
        } catch (IOException e) {
            return false;
        }
    }

    private interface Opening {
        SeekableByteChannel open(Sha256 sha256) throws IOException;
    }

    private static Sha256 hash(Path file) throws IOException {
        return hash(FileChannel.open(file, READ));
    }

    private static Sha256 hash(SeekableByteChannel content) throws IOException {
        var digest = Sha256.digest();
        var buffer = ByteBuffer.allocate(1 << 16);
        try (var channel = content) {
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return Sha256.of(digest);
    }
}
