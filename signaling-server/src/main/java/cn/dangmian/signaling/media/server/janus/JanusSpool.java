package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.server.MediaFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The folder of recordings. Janus writes over a file of the same name, and writes none at all, silently, for a name with a path. */
final class JanusSpool {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final List<String> ENDINGS = List.of("-audio-0.mjr", "-video-1.mjr", "-video-0.mjr");

    private final Path directory;

    JanusSpool(String directory) {
        this.directory = Path.of(directory);
    }

    /** Sees used names only when this node is on the server's machine. */
    void requireUnused(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new MediaFailure("name of a recording: " + name + " (expected: " + NAME + ")");
        }
        if (ENDINGS.stream().anyMatch(ending -> exists(name + ending) || exists(name + ending + ".tmp"))) {
            throw new MediaFailure("there is a recording " + name + " already");
        }
    }

    private boolean exists(String file) {
        return Files.exists(directory.resolve(file));
    }
}
