package cn.dangmian.recording.kernel;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is left on the disk of a directory.
 *
 * @param reserveBytes with less than this nothing new is begun
 */
public record Space(long freeBytes, long totalBytes, long reserveBytes, boolean writable) {

    public static Space of(Path directory, long reserveBytes) {
        var disk = directory.toFile();
        return new Space(
                disk.getUsableSpace(),
                disk.getTotalSpace(),
                reserveBytes,
                Files.isDirectory(directory) && Files.isWritable(directory));
    }

    public boolean isShort() {
        return !writable || freeBytes < reserveBytes;
    }
}
