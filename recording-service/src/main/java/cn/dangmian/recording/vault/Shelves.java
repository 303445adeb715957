package cn.dangmian.recording.vault;

import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.kernel.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks along the vault without reading what is in it. */
@Component
public class Shelves {

    private final Volumes volumes;
    private final FileKeys keys;
    private final MasterKeys masters;
    private final JdbcClient jdbc;

    Shelves(Volumes volumes, FileKeys keys, MasterKeys masters, JdbcClient jdbc) {
        this.volumes = volumes;
        this.keys = keys;
        this.masters = masters;
        this.jdbc = jdbc;
    }

    /** @param bytes of what the file was before it was encrypted; unknown when absent */
    public Optional<Fault> faultOf(Sha256 sha256, @Nullable Long bytes) {
        try (var file = volumes.open(sha256)) {
            var encrypted = FileCipher.isEncrypted(file);
            if (encrypted && !keys.has(sha256)) {
                return Optional.of(Fault.NO_KEY);
            }
            var expected = bytes == null ? file.size() : encrypted ? FileCipher.lengthOf(bytes) : bytes;
            return file.size() == expected ? Optional.empty() : Optional.of(Fault.WRONG_LENGTH);
        } catch (NoSuchFileException missing) {
            return Optional.of(Fault.MISSING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where there is most room: with this disk short all are. With an object store it is the one on which everything is made. */
    public Space space() {
        return volumes.space();
    }

    /** Of each disk, in the order in which they are filled; none when the vault is an object store. */
    public List<Space> spaces() {
        return volumes.spaces();
    }

    /** Where the vault lies when it is not on disks. */
    public @Nullable Store store() {
        return volumes.bucket().map(Bucket::store).orElse(null);
    }

    /** The number of the key that wraps now. */
    public int currentKey() {
        return masters.current();
    }

    /** How many keys of files each master key wraps. */
    public Map<Integer, Long> wrapped() {
        var counts = new TreeMap<Integer, Long>();
        jdbc.sql("select master, count(*) from file_key group by master")
                .query((row, _) -> Map.entry(row.getInt(1), row.getLong(2)))
                .list()
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }
}
