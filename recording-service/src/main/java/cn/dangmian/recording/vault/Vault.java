package cn.dangmian.recording.vault;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import cn.dangmian.recording.kernel.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Comparator;
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

    private final Path kept;
    private final Path unfinished;
    private final FileKeys keys;

    Vault(VaultSettings settings, FileKeys keys) throws IOException {
        this.keys = keys;
        kept = settings.path().resolve("sha256");
        unfinished = settings.path().resolve("unfinished");
        Files.createDirectories(kept);
        Files.createDirectories(unfinished);
        // What a killed predecessor left is made again from the spool.
        try (var leftovers = Files.list(unfinished)) {
            leftovers.forEach(Vault::remove);
        }
    }

    /** A new directory on the vault's own disk, so that what is made there can be kept without copying. */
    public Path workplace() throws IOException {
        return Files.createTempDirectory(unfinished, "work");
    }

    /** Removes a workplace with all that is still in it. */
    public void leave(Path workplace) {
        if (!workplace.startsWith(unfinished)) {
            throw new IllegalArgumentException("workplace: " + workplace + " (expected: below " + unfinished + ")");
        }
        remove(workplace);
    }

    /** What a file will be called when it is kept. */
    public Sha256 nameOf(Path file) throws IOException {
        return hash(file);
    }

    /** Takes a file from a workplace into the vault and reads it back. */
    public Stored keep(Path file) throws IOException {
        var bytes = Files.size(file);
        var sha256 = hash(file);
        var encrypted = encrypt(file, sha256);
        var place = place(sha256);
        var shelf = shelf(sha256);
        if (!Files.isDirectory(shelf)) {
            Files.createDirectories(shelf);
            sync(kept, READ);
        }
        Files.move(encrypted, place, ATOMIC_MOVE);
        sync(shelf, READ);
        if (!isIntact(sha256)) {
            throw new IOException("the vault did not keep " + sha256 + " as it was written");
        }
        Files.delete(file);
        return new Stored(sha256, bytes);
    }

    private Path encrypt(Path file, Sha256 sha256) throws IOException {
        var encrypted = Files.createTempFile(unfinished, "encrypted", "");
        try (var content = FileChannel.open(file, READ);
                var target = FileChannel.open(encrypted, WRITE)) {
            FileCipher.encrypt(content, target, keys.ensure(sha256));
            target.force(true);
        }
        return encrypted;
    }

    /** The same for what is small and in memory. */
    public Stored keep(byte[] content) throws IOException {
        return keep(Files.write(Files.createTempFile(unfinished, "small", ""), content));
    }

    /** For reading, at any place. */
    public SeekableByteChannel open(Sha256 sha256) throws IOException {
        var file = FileChannel.open(place(sha256), READ);
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
                Files.deleteIfExists(place(file));
                keys.removed(file);
            } catch (IOException | DataAccessException later) {
                LOG.warn("{} is removed from the disk later", file, later);
            }
        }
    }

    /** Reads the whole file. */
    public boolean isIntact(Sha256 sha256) {
        try {
            return hash(open(sha256)).equals(sha256);
        } catch (IOException e) {
            return false;
        }
    }

    Path place(Sha256 sha256) {
        return shelf(sha256).resolve(sha256.hex());
    }

    private Path shelf(Sha256 sha256) {
        return kept.resolve(sha256.hex().substring(0, 2));
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

    // A directory is synced through a channel for reading; the name in it is not on the disk before that.
    private static void sync(Path path, OpenOption mode) throws IOException {
        try (var channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    private static void remove(Path tree) {
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
