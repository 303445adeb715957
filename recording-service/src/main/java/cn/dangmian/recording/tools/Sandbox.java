package cn.dangmian.recording.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that shuts another one in, by bubblewrap: it reads the system's programs, reads and writes its workplace, and has
 * no network, no other process, no right and no file besides.
 */
final class Sandbox {

    private Sandbox() {}

    static List<String> around(Path workplace, List<String> command) {
        var place = workplace.toAbsolutePath().toString();
        var shutIn = new ArrayList<>(List.of(
                // Whoever runs in a namespace of its own may hold rights there, with which bubblewrap does not begin.
                "setpriv",
                "--inh-caps=-all",
                "--ambient-caps=-all",
                "bwrap",
                "--unshare-all",
                "--die-with-parent",
                "--new-session",
                "--cap-drop",
                "ALL"));
        shutIn.addAll(List.of("--ro-bind", "/usr", "/usr"));
        for (var folder : List.of("bin", "lib", "lib64")) {
            shutIn.addAll(List.of("--symlink", "usr/" + folder, "/" + folder));
        }
        // Where Debian says which of several libraries is meant.
        shutIn.addAll(List.of("--ro-bind-try", "/etc/alternatives", "/etc/alternatives"));
        shutIn.addAll(List.of("--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"));
        // Where we run as root, what is root's may be written without a right: the settings of the kernel.
        shutIn.addAll(List.of("--proc", "/proc", "--remount-ro", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
        shutIn.addAll(List.of("--bind", place, place, "--chdir", place, "--"));
        shutIn.addAll(command);
        return shutIn;
    }
}
