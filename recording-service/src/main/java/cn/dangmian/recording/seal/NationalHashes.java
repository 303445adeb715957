package cn.dangmian.recording.seal;

import cn.dangmian.recording.kernel.Sm3;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Besides the SHA-256 of every file its SM3, where national cryptography is asked for. */
@Component
public class NationalHashes {

    private final boolean wanted;

    NationalHashes(SealSettings settings) {
        this.wanted = settings.sm3();
    }

    /**
     * Reads every file.
     *
     * @return of each file by its name; nothing when it is not asked for
     */
    public Map<String, Sm3> of(Map<String, Pieces.Source> files) throws IOException {
        var hashes = new TreeMap<String, Sm3>();
        if (wanted) {
            for (var file : files.entrySet()) {
                try (var content = file.getValue().open()) {
                    hashes.put(file.getKey(), Sm3.of(content));
                }
            }
        }
        return hashes;
    }
}
