package cn.dangmian.recording.catalog;

import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording as it stands in the catalogue, with every file that the vault has to keep of it.
 *
 * @param sha256 of its manifest, once it is archived
 * @param failure why it could not be archived the last time; absent when it was, or was not tried
 */
public record Catalogued(
        RecordingId id,
        Subject subject,
        Stage stage,
        @Nullable Sha256 sha256,
        @Nullable String failure,
        int attempts,
        List<File> files) {

    /** @param bytes unknown of what only its hash is known of */
    public record File(String name, Sha256 sha256, @Nullable Long bytes) {}
}
