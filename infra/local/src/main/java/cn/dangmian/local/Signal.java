package cn.dangmian.local;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals to one process by its id. */
final class Signal {

    private Signal() {}

    static void send(long pid, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
