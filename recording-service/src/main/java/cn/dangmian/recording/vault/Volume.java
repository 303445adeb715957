package cn.dangmian.recording.vault;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.kernel.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** One directory of the vault: the files under their names, and beside them, on the same disk, those that are being made. */
final class Volume implements Place {

    private final Path root;
    private final Path kept;
    private final Path unfinished;
    private final long reserve;

    Volume(Path root, long reserve) throws IOException {
        this.root = root;
        this.reserve = reserve;
        kept = root.resolve("sha256");
        unfinished = root.resolve("unfinished");
        Files.createDirectories(kept);
        Files.createDirectories(unfinished);
        // What a killed predecessor left is made again from the spool.
        try (var leftovers = Files.list(unfinished)) {
            leftovers.forEach(Volume::remove);
        }
    }

    Space space() {
        return Space.of(root, reserve);
    }

    /** The disk that it lies on. */
    Object disk() throws IOException {
        return Files.getFileStore(root);
    }

    Path newWorkplace() throws IOException {
        return Files.createTempDirectory(unfinished, "work");
    }

    Path newFile(String kind) throws IOException {
        return Files.createTempFile(unfinished, kind, "");
    }

    boolean isBeingMadeHere(Path path) {
        return path.startsWith(unfinished);
    }

    /** Straight to the disk where it will lie. */
    @Override
    public void keep(Sha256 sha256, long length, Filling filling) throws IOException {
        var made = newFile("encrypted");
        try (var target = FileChannel.open(made, WRITE)) {
            filling.into(target);
            target.force(true);
        } catch (IOException | RuntimeException e) {
            // On a full disk it would take the room of the next attempt.
            Files.delete(made);
            throw e;
        }
        shelve(made, sha256);
    }

    /** Gives a file that was made here, and is on the disk, the name under which it is believed. */
    private void shelve(Path made, Sha256 sha256) throws IOException {
        var shelf = shelf(sha256);
        if (!Files.isDirectory(shelf)) {
            Files.createDirectories(shelf);
            sync(kept);
        }
        Files.move(made, place(sha256), ATOMIC_MOVE);
        sync(shelf);
    }

    @Override
    public FileChannel open(Sha256 sha256) throws IOException {
        return FileChannel.open(place(sha256), READ);
    }

    @Override
    public void delete(Sha256 sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }

    @Override
    public String toString() {
        return root.toString();
    }

    private Path place(Sha256 sha256) {
        return shelf(sha256).resolve(sha256.hex());
    }

    private Path shelf(Sha256 sha256) {
        return kept.resolve(sha256.hex().substring(0, 2));
    }

    // A directory is synced through a channel for reading; the name in it is not on the disk before that.
    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    static void remove(Path tree) {
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
