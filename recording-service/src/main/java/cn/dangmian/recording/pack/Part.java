package cn.dangmian.recording.pack;

import cn.dangmian.recording.kernel.Refused;
import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.vault.DamagedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.zip.CRC32;

/**
 * One file of a pack, read through once: what is not as it was sealed does not get into a pack.
 *
 * @param crc as the zip format wants it
 */
record Part(String name, long bytes, Sha256 sha256, long crc, Source source) {

    private static final int AT_ONCE = 1 << 16;

    interface Source {
        InputStream open() throws IOException;
    }

    static Part of(String name, byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return new Part(
                name, content.length, Sha256.of(content), crc.getValue(), () -> new ByteArrayInputStream(content));
    }

    static Part of(String name, Sha256 sha256, Source source) throws IOException {
        var crc = new CRC32();
        var digest = Sha256.digest();
        var bytes = 0L;
        try (var in = source.open()) {
            var buffer = new byte[AT_ONCE];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
                digest.update(buffer, 0, read);
                bytes += read;
            }
        } catch (DamagedFile | NoSuchFileException e) {
            throw damaged(name);
        }
        if (!Sha256.of(digest).equals(sha256)) {
            throw damaged(name);
        }
        return new Part(name, bytes, sha256, crc.getValue(), source);
    }

    private static Refused damaged(String name) {
        return new Refused("playback.damaged", name + " is not as it was sealed");
    }
}
